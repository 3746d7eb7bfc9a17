-- Those that are asked for at this moment are passed over: they are young again.
delete from handled_command
 where command_id in (select command_id
                        from handled_command
                       where handled_at < now() - make_interval(secs => ?)
                       order by handled_at
                       limit ?
                         for update skip locked)
