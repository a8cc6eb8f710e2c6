-- SPDX-License-Identifier: GPL-3.0-or-later
-- Raw bodies are packed (LZ4 block). raw_size: of the bytes before that; 0: they stand there as they came.

ALTER TABLE bodies ADD COLUMN raw_size INTEGER NOT NULL DEFAULT 0;
