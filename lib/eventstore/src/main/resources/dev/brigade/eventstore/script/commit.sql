
-- What is installed: the sum of the objects above.
comment on schema @schema@ is 'brigade @mark@';
commit;
