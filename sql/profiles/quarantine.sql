/*
about = "Rows that break a rule, per table, rule and field; no row's content."
[columns]
table_name = "A table of the extract."
rule = "The rule's key."
severity = "rejected: the row is set aside. warning: it is kept."
field = "The column that breaks it."
rows = "Number of rows."
label_sv = "The rule in Swedish."
label_en = "The rule in English."
*/
with findings as (
    select 'clinics' as table_name, rule, severity, field from quarantine.clinics
    union all
    select 'slots', rule, severity, field from quarantine.slots
    union all
    select 'bookings', rule, severity, field from quarantine.bookings
    union all
    select 'needs', rule, severity, field from quarantine.needs
    union all
    select 'referrals', rule, severity, field from quarantine.referrals
    union all
    select 'referral_events', rule, severity, field from quarantine.referral_events
    union all
    select 'searches', rule, severity, field from quarantine.searches
    union all
    select 'slot_snapshots', rule, severity, field from quarantine.slot_snapshots
)
select table_name, rule, severity, field, count(*) as rows, label_sv, label_en
from findings
left join raw.rules using (table_name, rule)
group by all
