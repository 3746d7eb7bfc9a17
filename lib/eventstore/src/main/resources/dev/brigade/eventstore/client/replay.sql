-- What a command recorded, when it comes again from the same expected version.
select e.* from eventstore.events e
where e.decider_id = ? and e.decider = ? and e.version > ? and e.command_id = ?
order by e.version
