-- Counts one more request, in a new window when the last one is over. The row stays locked until the transaction ends.
with request (key, at, past) as (values (?, ?::timestamptz, ?::timestamptz))
insert into otp_allowance as kept (key, window_start, used)
select key, at, 1 from request
on conflict (key) do update
set used = case when kept.window_start <= (select past from request) then 1 else kept.used + 1 end,
    window_start = case when kept.window_start <= (select past from request) then excluded.window_start else kept.window_start end
returning used, window_start
