-- Which event of its ledger a balance shows last: one that is published again is known by that, also when the inbox has
-- forgotten its id.
alter table account_balance add column version bigint not null default 0;
