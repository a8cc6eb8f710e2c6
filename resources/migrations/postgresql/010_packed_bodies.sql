-- SPDX-License-Identifier: GPL-3.0-or-later
-- Raw bodies are packed (LZ4 block). raw_size: of the bytes before that; 0: they stand there as they came. The server
-- need not try to pack them once more.

ALTER TABLE bodies ADD COLUMN raw_size BIGINT NOT NULL DEFAULT 0;
ALTER TABLE bodies ALTER COLUMN bytes SET STORAGE EXTERNAL;
