/*
about = "Where splits are kept: quarter and coarser for every unit, month only for large ones, week for none."
[columns]
unit_kind = "Kind of unit."
grain = "Grain of period."
has_splits = "Split values are written for this kind at this grain."
*/
select
    unit_kind,
    grain,
    grain <> 'week'
        and (grain <> 'month' or unit_kind in ('region', 'care_choice', 'radiology')) as has_splits
from (select distinct unit_kind from marts.units)
cross join (select distinct grain from marts.periods)
