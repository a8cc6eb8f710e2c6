-- SPDX-License-Identifier: GPL-3.0-or-later
-- Each delivery is looked up among the failures that its address is given strikes for. Nearly always that is none:
-- found at once among these few (core/backers/lock_fact_repository.cpp: soft, delayed and expired).

CREATE INDEX lock_facts_for_strikes ON lock_facts (address) WHERE class BETWEEN 2 AND 4;
