/*
about = "Per clinic and week, contacts received against what the clinic's own past and the season lead one to expect."
[columns]
clinic_id = "A physiotherapy clinic."
period_id = "Period id of a whole ISO week."
starts_on = "Its Monday."
contacts = "Contacts, first and return visits alike."
expected = "The clinic's usual week times what the week was to all clinics, holidays and summer included."
is_low = "Under half of the expected, two weeks running, where at least ten were expected in both."
*/
with weeks as (
    select period_id, starts_on, ends_on
    from marts.periods
    cross join marts.span
    where grain = 'week' and starts_on >= data_from and ends_on <= as_of
),
counted as (
    select visits.clinic_id, days.week_id as period_id, count(*) as contacts
    from marts.visits
    join marts.days on days.day = visits.contact_on
    group by all
),
clinic_weeks as (
    select
        units.unit_id as clinic_id,
        weeks.period_id,
        weeks.starts_on,
        coalesce(counted.contacts, 0) as contacts
    from marts.units
    cross join weeks
    left join counted
        on counted.clinic_id = units.unit_id
        and counted.period_id = weeks.period_id
    where units.unit_kind = 'physio'
        and weeks.starts_on >= coalesce(units.valid_from, date '1900-01-01')
        and weeks.ends_on <= coalesce(units.valid_to, date '9999-12-31')
),
usual as (
    select clinic_id, median(contacts) as usual_contacts
    from clinic_weeks
    group by clinic_id
),
seasons as (
    -- a median over clinics, so that one clinic's loss does not pass for a quiet week
    select period_id, median(contacts / usual_contacts) as season
    from clinic_weeks
    join usual using (clinic_id)
    where usual_contacts > 0
    group by period_id
),
expected as (
    select
        clinic_id, period_id, starts_on, contacts,
        round(usual_contacts * season, 1) as expected,
        contacts < 0.5 * expected and expected >= 10 as is_under_half
    from clinic_weeks
    join usual using (clinic_id)
    join seasons using (period_id)
)
select
    clinic_id, period_id, starts_on, contacts, expected,
    is_under_half and (
        lag(is_under_half, 1, false) over by_week or lead(is_under_half, 1, false) over by_week
    ) as is_low
from expected
window by_week as (partition by clinic_id order by starts_on)
