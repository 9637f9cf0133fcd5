/*
about = "Which clinics each unit is made of; a clinic is itself."
[columns]
unit_id = "A row of marts.units."
clinic_id = "A clinic; a care choice holds those with its contract, larger sets hold all of theirs."
*/
with clinics as (
    select units.*
    from marts.units
    join reference.unit_kinds using (unit_kind)
    where is_clinic
)
select unit_id, unit_id as clinic_id from clinics
union all
select care_choice_id, unit_id from clinics where care_choice_id is not null
union all
select municipality_id, unit_id from clinics where municipality_id is not null
union all
select region_id, unit_id from clinics
union all
select nations.unit_id, clinics.unit_id
from marts.units as nations
cross join clinics
where nations.unit_kind = 'nation'
order by unit_id, clinic_id
