# A claim by one key, and who may have said it
proposing-offer-one = { $label }: { $quote } — { $accept } accepts, { $reject } rejects
proposing-offer-two = { $label }: { $quote } · { $second }: { $word } — { $accept } accepts, { $reject } rejects
proposing-accept = Accept
proposing-taken-one = Accepted: { $label }: { $quote }
proposing-taken-two = Accepted: { $label }: { $quote } · { $second }: { $word }
proposing-space = Space
proposing-rejected = Rejected; the claim stays.
proposing-none = Nobody is proposed as the source of this claim. Choose its source with { $relate }.
proposing-widest = Nothing else is said here that the claim could cover.
proposing-nothing = Nothing is proposed here.
proposing-nothing-said = Nothing is said on this line that could be a claim.
proposing-no-label = This label set has no label for claims.
