/*
about = "Where a count that nothing was added to is 0 and not unknown: the units of the metric's kinds, in the periods in which one of their clinics was there. Built for counts and stocks; a ratio of nothing has no value."
[columns]
unit_id = "A unit whose column the metric gives: a clinic of its kinds, or a set that holds one."
period_id = "A period whose days within the data touch the clinic's valid_from to valid_to."
is_there_at_end = "A clinic of the unit is valid on the last of these days."
*/
with days_known as (
    select
        period_id,
        greatest(starts_on, data_from) as starts_on,
        least(ends_on, as_of) as ends_on
    from marts.periods
    cross join kernel.span
    where starts_on <= as_of and ends_on >= data_from
),
clinics_within as (
    select bridge.unit_id, clinics.valid_from, clinics.valid_to
    from kernel.bridge
    join marts.units as clinics on clinics.unit_id = bridge.leaf
    -- a municipality that only has a health centre has no count of what physios did
    join kernel.unit_sources as own
        on own.unit_kind = clinics.unit_kind
        and list_contains(string_split(bridge.source, ' '), own.source)
    where not own.holds_unit_id
    union all
    select unit_id, null, null
    from marts.units
    join kernel.unit_sources using (unit_kind)
    where holds_unit_id
)
select
    unit_id,
    period_id,
    bool_or(coalesce(valid_from <= ends_on, true) and coalesce(valid_to >= ends_on, true))
        as is_there_at_end
from clinics_within
join days_known
    on coalesce(valid_from <= ends_on, true)
    and coalesce(valid_to >= starts_on, true)
group by all
