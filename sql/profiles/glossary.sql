/*
about = "The words of the pages, explained to readers: those of GLOSSARY.md that pages use."
[columns]
term_sv = "What people say."
term_en = "The same in English."
code_name = "What code calls it; several names are separated by commas."
meaning_sv = "What it means, in whole sentences."
meaning_en = "The same in English."
*/
select term_sv, term_en, code_name, meaning_sv, meaning_en
from reference.glossary
where audience = 'readers'
