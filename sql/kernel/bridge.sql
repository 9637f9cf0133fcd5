/*
about = "Which units a leaf counts in, by the column of the query that the unit's kind is read from."
[columns]
source = "Name of the column."
leaf = "A clinic's id, or the unit's own id where the column holds that; empty text where it holds nothing."
unit_id = "A unit that the leaf counts in, once."
unit_kind = "The kind of that unit."
*/
with units as (
    select source, holds_unit_id, unit_id, unit_kind
    from marts.units
    join kernel.unit_sources using (unit_kind)
),
is_one as (select count(*) = 1 as is_one_region from units where unit_kind = 'region')
select source, clinic_id as leaf, unit_id, unit_kind
from units
join marts.unit_clinics using (unit_id)
where not holds_unit_id
union all
select source, unit_id, unit_id, unit_kind
from units
where holds_unit_id
union all
-- region and nation count every row once, also those that name no clinic
select source, '', unit_id, unit_kind
from units
cross join is_one
where unit_kind = 'nation' or (unit_kind = 'region' and is_one_region)
