/*
about = "Where values are kept: unsplit ones everywhere; splits at quarter and coarser for every unit, by month for large ones, by week for none; splits by two or more things at once for regions, the nation and radiology, by quarter and coarser."
[columns]
unit_kind = "Kind of unit."
grain = "Grain of period."
ways = "How many things a value is split by at once: 0, 1, 2 for two or more."
*/
select unit_kind, grain, ways
from (select distinct unit_kind from marts.units)
cross join (select distinct grain from marts.periods)
cross join (values (0), (1), (2)) as given (ways)
where ways = 0
    or (
        ways = 1
        and grain <> 'week'
        and (grain <> 'month' or unit_kind in ('region', 'care_choice', 'radiology'))
    )
    or (
        ways = 2
        and grain not in ('week', 'month')
        and unit_kind in ('region', 'nation', 'radiology')
    )
