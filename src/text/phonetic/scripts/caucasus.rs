//! Armenian and Georgian, letter by letter.

/// Eastern values first, Western ones as alternatives.
pub(super) const ARMENIAN: &str = "
    ա:a բ:bp գ:gk դ:dt ե:e _ե:y?+e զ:z է:e ը:ea? թ:t ժ:ž ի:i լ:l խ:xk ծ:cz կ:kg հ:hx? ձ:zcǰ ղ:gxl ճ:čǰ մ:m յ:yh ն:n շ:š ո:o _ո:v?+o
    չ:č պ:pb ջ:ǰč ռ:r ս:s վ:v տ:td ր:r ց:c ւ:vu փ:pf ք:k օ:o ֆ:f և:e+v ու:u եւ:e+v իա:i+a դժ:ǰ
";

/// A final ი is the nominative of a name that ends in a consonant.
pub(super) const GEORGIAN: &str = "
    ა:a ბ:b გ:g დ:d ე:e ვ:vw ზ:z თ:tθ ი:iy კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:ž რ:r ს:s ტ:t უ:uw ფ:fp ქ:kx ღ:gx ყ:kgx შ:š ჩ:č ც:c ძ:zc წ:c
    ჭ:č ხ:xkh ჯ:ǰ ჰ:h? ი_:i? ია:i+a ჲ:y ჳ:vw
";
