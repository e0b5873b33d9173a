//! Greek as it is spoken today, with the pairs that write foreign b, d, g and ch.

/// μπ, ντ and γκ are b, d and g at the beginning of a word, and often within it.
pub(super) const LETTERS: &str = "
    α:a β:vb γ:gyx δ:dθ ε:e ζ:zsžš η:ie θ:θt ι:iy κ:k λ:l μ:m ν:n ξ:k+s ο:o π:p ρ:r σ:sš ς:sš τ:t υ:iuyv φ:f χ:xhkš ψ:p+s ω:o
    ου:u αι:ea+i? ει:ie οι:io υι:i αυ:a+vfu ευ:e+vfu αη:a+i οϊ:o+i αϊ:a+i οη:o+i γε:gyx+e γι:ygx+i? για:y+a γιο:y+o γιου:y+u γιε:y+e
    μπ:bpm+pm? _μπ:b ντ:dtn+td? _ντ:d γκ:gk+k? _γκ:g γγ:n+g γχ:n+x τσ:čc τζ:ǰžcz ντζ:ǰč τς:čc σσ:s λλ:l νν:n κκ:k ττ:t ππ:p ρρ:r
    ος_:o?+s? ας_:a+s? ης_:i+s?
";
