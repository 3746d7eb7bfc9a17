-- What kept a rebuild from switching when it last tried.
alter table rebuild add column waiting_for text;
