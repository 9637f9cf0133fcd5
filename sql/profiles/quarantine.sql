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
    select 'clinics' as table_name, row_id, rule, severity, field from quarantine.clinics
    union all
    select 'slots', row_id, rule, severity, field from quarantine.slots
    union all
    select 'bookings', row_id, rule, severity, field from quarantine.bookings
    union all
    select 'needs', row_id, rule, severity, field from quarantine.needs
    union all
    select 'referrals', row_id, rule, severity, field from quarantine.referrals
    union all
    select 'referral_events', row_id, rule, severity, field from quarantine.referral_events
    union all
    select 'searches', row_id, rule, severity, field from quarantine.searches
    union all
    select 'slot_snapshots', row_id, rule, severity, field from quarantine.slot_snapshots
    union all
    select 'published_figures', row_id, rule, severity, field from quarantine.published_figures
)
select table_name, rule, severity, field, count(distinct row_id) as rows, label_sv, label_en
from findings
left join raw.rules using (table_name, rule)
group by all
