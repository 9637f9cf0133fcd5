/*
shape = "rate"
unit = "count"
per = 1
decimals = 1
good = "neither"
counts_from = "referrals"
looks_back_days = 30  # of referrals sent before the extract begins nothing is known
numerator_splits = ["exam", "referrer_profession"]
needs = ["clinics.kind"]
source = "Kv status vårdbegäran (OID 1.2.752.129.2.2.2.43)"

[units]
radiology = "unit_id"
region = "unit_id"
nation = "unit_id"
municipality = "unit_id"
care_choice = "unit_id"

[label]
sv = "Bedömningar per arbetsdag"
en = "Decisions per working day"

[definition]
sv = "Första beslut på remisser under perioden, delat med antalet arbetsdagar: måndag till fredag utom helgdagar och de tre aftnarna. För regionen alla radiologienheters beslut tillsammans. Uttagets första 30 dagar räknas inte som hela: beslut på remisser som skickades tidigare saknas där."
en = "First decisions on referrals in the period, divided by the number of working days: Monday to Friday but for holidays and the three eves. For the region, the decisions of all radiology units together. The extract's first 30 days do not count as whole: decisions on referrals sent earlier are missing there."

[why]
sv = "Visar vilken belastning bedömningen bar medan andelarna var som de var, oberoende av hur många arbetsdagar månaden har."
en = "Shows what load the vetting bore while the shares were what they were, however many working days the month has."
*/
with wholes as (
    select unit_id, clinic_id
    from marts.unit_clinics
    semi join (
        select unit_id from marts.units where unit_kind in ('radiology', 'region', 'nation')
    ) as reported using (unit_id)
),
working_days as (
    -- of a department the days on which it was there, of a region those of any department
    select distinct wholes.unit_id, day
    from wholes
    join marts.units as departments
        on departments.unit_id = wholes.clinic_id and departments.unit_kind = 'radiology'
    join marts.days
        on is_open
        and day >= coalesce(valid_from, day)
        and day <= coalesce(valid_to, day)
)
select
    unit_id,
    first_decision_on as day,
    exam,
    referrer_profession,
    count(*) as numerator,
    0 as denominator
from marts.referrals
join wholes on wholes.clinic_id = deciding_unit_id
where first_decision is not null
group by all
union all
select unit_id, day, null, null, 0, 1
from working_days
