# Formats of fact-checkers
formats-title-checkthat = CheckThat! (sentences or claims, worth checking or not)
formats-title-claimreview = ClaimReview (JSON-LD of schema.org)
formats-help-checkthat = For training and scoring in the CheckThat! lab: each sentence, or each claim, with Yes or No for being worth checking; or the words of a claim with its normalised wording. Tab-separated (the normalised shape comma-separated), without offsets; it is only written.
formats-help-claimreview = Rated claims as search engines and fact-checkers’ exchanges read them: the wording, who says it, where it appeared, the verdict with reviewer, date and link. One JSON-LD object a line, without offsets; claims without a verdict are left out and counted. It is only written.
