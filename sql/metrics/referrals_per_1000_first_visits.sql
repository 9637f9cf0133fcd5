/*
shape = "rate"
unit = "per_1000"
decimals = 0
good = "neither"
per = 1000
counts_from = "referrals"
splits = ["owner"]
needs = ["clinics.kind", "bookings.assessed_at", "referrals.need_id"]
source = "HSF 2017:80 6 kap. 1 § p 2 (nybesök); TKB clinicalprocess:activity:requeststatus 2.0, Kv status vårdbegäran"

[units]
physio = "clinic_id"

[label]
sv = "Remisser per 1 000 nybesök"
en = "Referrals per 1,000 first visits"

[definition]
sv = "Antal bildremisser som skickades under perioden och som började med en fysioterapeuts behov, per 1 000 nybesök som genomfördes hos fysioterapeut under samma period. En remiss som skickas på nytt räknas inte igen."
en = "Number of imaging referrals sent in the period that began with a physiotherapist's need, per 1,000 first visits made to a physiotherapist in the same period. A referral that is sent again is not counted again."

[why]
sv = "Antal remisser säger inget om hur ofta någon remitteras förrän det ställs mot antalet besök."
en = "A number of referrals says nothing of how often anyone is referred until it is set against the number of visits."
*/
select clinic_id, assessed_on as day, owner, 0 as numerator, count(*) as denominator
from marts.visits
where visit_type = 'first' and assessed_on is not null
group by all
union all
select origin_clinic_id, sent_on, units.owner, count(*), 0
from marts.referrals
join marts.units on units.unit_id = origin_clinic_id and units.unit_kind = 'physio'
where place_in_chain = 1
group by all
