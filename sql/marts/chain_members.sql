/*
about = "Which chain each need and each referral belongs to: all that need_id and parent_referral_id tie together, however many steps apart."
[columns]
chain_id = "need or referral, a space, and the first id in alphabetical order; a need's where the chain has one."
need_id = "A need; empty on a referral's row."
referral_id = "A referral; empty on a need's row."
*/
with recursive referrals as (
    select
        referrals.referral_id,
        'referral ' || referrals.referral_id as member,
        -- what lies outside the extract ties only one patient's: it may be a register's nought
        case
            when parents.referral_id is not null then 'referral ' || parent_referral_id
            else 'unseen referral ' || parent_referral_id || ' of ' || referrals.patient_id
        end as parent,
        case
            when needs.need_id is not null then 'need ' || referrals.need_id
            else 'unseen need ' || referrals.need_id || ' of ' || referrals.patient_id
        end as need
    from accepted.referrals
    left join (select referral_id from accepted.referrals) as parents
        on parents.referral_id = parent_referral_id
    left join accepted.needs on needs.need_id = referrals.need_id
),
ties as (
    select parent as one, member as other from referrals where parent is not null
    union all
    select need, member from referrals where need is not null
),
both_ways as (
    select one, other from ties
    union all
    select other, one from ties
),
members as (
    select one as member from both_ways
    union
    select member from referrals
    union
    select 'need ' || need_id from accepted.needs
),
-- the first name of a chain spreads along its ties until nobody hears of an earlier one
named (member, chain_id) using key (member) as (
    select member, member from members
    union
    select both_ways.other, min(named.chain_id)
    from named
    join both_ways on both_ways.one = named.member
    join recurring.named as so_far on so_far.member = both_ways.other
    where named.chain_id < so_far.chain_id
    group by both_ways.other
)
select
    chain_id,
    case when starts_with(member, 'need ') then substr(member, 6) end as need_id,
    referral_id
from named
left join referrals using (member)
where not starts_with(member, 'unseen ')
