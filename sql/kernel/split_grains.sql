/*
about = "Where values are kept: unsplit ones everywhere; splits at quarter and coarser for every unit, by month for large ones, by week for none; splits by two things at once for regions, the nation and radiology, by month and coarser; what would cost much by month, by quarter and coarser; splits of many values for regions, the nation and care choices, by quarter and coarser."
[columns]
unit_kind = "Kind of unit."
grain = "Grain of period."
ways = "How many things a value is split by at once: 0, 1, 2; 3 for three, and for two where months would cost much; 4 for one thing of many values; 5 for none, of what is kept by quarter and coarser."
*/
select unit_kind, grain, ways
from (select distinct unit_kind from marts.units)
cross join (select distinct grain from marts.periods)
cross join (values (0), (1), (2), (3), (4), (5)) as given (ways)
where ways = 0
    or (
        ways = 1
        and grain <> 'week'
        and (grain <> 'month' or unit_kind in ('region', 'care_choice', 'radiology'))
    )
    or (
        ways in (2, 3)
        and grain <> 'week'
        and (grain <> 'month' or ways = 2)
        and unit_kind in ('region', 'nation', 'radiology')
    )
    or (
        ways = 4
        and grain not in ('week', 'month')
        and unit_kind in ('region', 'nation', 'care_choice')
    )
    or (ways = 5 and grain not in ('week', 'month'))
