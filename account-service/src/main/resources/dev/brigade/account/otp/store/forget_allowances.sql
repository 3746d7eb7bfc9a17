-- A few of the windows that are over; what somebody else is busy with is left to them.
delete from otp_allowance
where key in (select key from otp_allowance where window_start < ? order by window_start limit 20 for update skip locked)
