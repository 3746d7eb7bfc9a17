-- What is to be published again, in the order of each aggregate. Nulls choose everything; the last three are where to go on.
select aggregateid, version, id
  from outbox
 where (?::text[] is null or decider = any(?::text[]))
   and (?::text is null or aggregateid = ?::text)
   and (?::timestamptz is null or occurred_at >= ?::timestamptz)
   and (?::timestamptz is null or occurred_at <= ?::timestamptz)
   and (?::text is null or (aggregateid, version, id) > (?::text, ?::bigint, ?::uuid))
 order by aggregateid, version, id
