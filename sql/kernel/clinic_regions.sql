/*
about = "The region of each clinic: what region and nation are counted by, so that their leaves are few."
[columns]
clinic_id = "A clinic."
region_id = "The region that it lies in; one."
*/
select clinic_id, unit_id as region_id
from marts.unit_clinics
join marts.units using (unit_id)
where unit_kind = 'region'
