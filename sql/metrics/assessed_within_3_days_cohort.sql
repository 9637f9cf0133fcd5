/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "up"
target = "guarantee_target"
matures_after_days = 3
splits = ["visit_weekday", "open_days_in_window", "booking_via", "owner", "home_municipality"]
wide = ["home_municipality"]
case_mix = ["visit_weekday", "body_region", "age_band"]
needs = ["clinics.kind", "bookings.starts_at", "bookings.assessed_at"]
source = "HSF 2017:80 6 kap. 1 § p 2"

[units]
physio = "clinic_id"

[label]
sv = "Bedömda inom tre dagar"
en = "Assessed within three days"

[definition]
sv = "Av dem som sökte kontakt under perioden och omfattas av vårdgarantin: andel som fick en medicinsk bedömning inom tre kalenderdagar. Den som ännu väntar, uteblev eller fick sin tid avbokad räknas med. Den som själv avbokade en tid inom de tre dagarna räknas inte."
en = "Of those under the care guarantee who sought contact in the period: the share who had a medical assessment within three calendar days. Those who still wait, did not attend or had their time cancelled are counted. Those who themselves cancelled a time within the three days are not."

[why]
sv = "Garantin gäller var och en som söker, inte bara dem som till slut fick komma."
en = "The guarantee covers everyone who seeks care, not only those who were seen in the end."
*/
with contacts as (
    select
        *,
        -- empty for the open and the never assessed, who count as not assessed in time
        coalesce(wait_days <= limit_days, false) as is_in_time
    from marts.guarantee_contacts
    where is_mature and not is_cancelled_inside_window
),
baseline as (
    -- everywhere, in the first twelve complete months: what was usual before anything was changed
    select open_days_in_window, is_in_time
    from contacts
    join marts.span on contact_on between baseline_from and baseline_to
),
usual_shares as (
    select open_days_in_window, avg(is_in_time::integer)::decimal(18, 9) as usual_share
    from baseline
    group by all
),
overall as (select avg(is_in_time::integer)::decimal(18, 9) as overall_share from baseline)
select
    clinic_id,
    contact_on as day,
    visit_weekday,
    open_days_in_window,
    booking_via,
    owner,
    body_region,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where is_in_time) as numerator,
    count(*) as denominator,
    -- how many would have been in time, had each contact fared as was usual with its open days
    sum(coalesce(usual_share, overall_share)) as expected
from contacts
left join usual_shares using (open_days_in_window)
cross join overall
group by all
