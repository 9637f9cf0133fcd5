/*
about = "Eight o'clock on every open day that the figures cover: when free times ahead are counted."
[columns]
day = "An open day, from the first known one to as_of."
morning_at = "Eight o'clock on it, local time."
*/
select day, day + interval 8 hours as morning_at
from marts.days
join marts.span on day between data_from and as_of
where is_open
order by day
