//! Latin letters, with the habits of all languages at once: a name does not say whose they are.

/// Vowels and glides. ü, ö and their kin are between two vowels; y is one or a glide.
pub(super) const VOWELS: &str = "
    a:a e:e i:i o:o u:u y:iyu
    aa:ao ae:aei ai:aei+iy? ay:aei+iy? au:aou+uw? aw:oau+uwv? eau:o+iu? eaux:o ea:iea+a?
    ee:ie ei:eai+iy? ey:eai+iy? eu:euoi+uyi? ew:euv+uw? eo:eou ie:ie+e? io:i+o iu:i+u ia:i+a
    oa:oa+a? oe:oeu oi:oiw+iya? oo:uo ou:uoaw oui:w+i ow:oauw+uwv? oy:oiaw+iy?
    ue:ueo+e? ui:ui+iy? uu:u aj:a+iyxžǰ ej:e+iyxžǰ ij:iea+yxžǰ? oj:o+iyxžǰ uj:u+iyxžǰ
    ya:y+a ye:y?+e yi:y?+i yo:y+o yu:y+u _y:yi ja:yǰžx+a ju:yǰžx+u
    _i:i _u:u _ye:y?+e _je:yǰ?+e _eu:ye?+uoe
";

/// Consonants by themselves and together.
pub(super) const CONSONANTS: &str = "
    b:b c:kcs d:d f:f g:gh h:hx? j:yǰžx k:k l:l m:m n:n p:p q:kgxčc r:r s:s t:t v:vf w:wv x:kš+s? z:zcsθ
    _h:hxg? _j:ǰyžxh _v:vf _w:wvu _x:zsšxk
    bb:b cc:k dd:d ff:f gg:g kk:k ll:lyǰ mm:m nn:n pp:p rr:r ss:s tt:t vv:v zz:czs
    bh:bv ch:čxkš chi:čkšt+i cho:čkšt+o cch:kč chh:čš tch:č tsch:č dch:ǰč dh:dθz+h? gh:gxh? gu:g+uw? kh:xkh lh:l+yh? nh:n+yih? ph:fp rh:r+hg? sh:šs
    th:tθ wh:wh zh:žǰz dzh:ǰž dj:ǰdž dsch:ǰ dž:ǰ sch:šs+kxč? schtsch:š+č? shch:š+č? chtch:š+č? szcz:š+č? sjtsj:š+č? stj:š+tč?
    ce:scčk+e ci:sčck+i cy:sc+iy ca:kc+a co:kc+o cu:kc+u cia:čsk+i?+a cio:čsk+i?+o ciu:čsk+i?+u
    ge:gǰžxh+e gi:gǰžxh+i gy:gǰd+iyu gia:ǰg+i?+a gio:ǰg+i?+o giu:ǰg+i?+u gue:g+uw?+e gui:g+uw?+i gli:gl+l?+iy
    sce:sš+k?+e sci:sš+k?+i sca:s+k+a sco:s+k+o scu:s+k+u sc:s+k
    ck:kc+k? ds:zdcǰ+sz? cq:k cs:čk+s? ct:k+t cz:čc dz:zcǰ dg:ǰ+g? dge:ǰ+e? dt:t gn:ng+n? kn:n gy_:ǰ+i? ks:k+s lj:l+y? nj:n+yǰ? ly:l+iy ny:n+iy ng:n+gǰ? nz:n+zc
    pf:pf+f? ps:p+s qu:k+wuv? que:k+uw?+e qui:k+uw?+i rz:žr+z? sj:š+yx? skj:š sz:sš tc:cč tj:čt+y? ts:cč tš:č tx:č tz:c zs:ž zsch:č zz:czs
    _kn:k?+n _wr:w?+r _gn:g?+n _ps:p?+s _pt:p?+t _mc:m+a?+k _mac:m+a?+k _al_:a?+l? _el_:e?+l? _sch:š+k?
    tion:tšsč+i?+o+n tia:tcš+i+a tio:tcš+i+o xi:kšs+s?+i xia:kš+s?+i?+a
    ight:ai+gx?+t ':
";

/// Letters with marks that say what they sound like.
pub(super) const MARKED: &str = "
    ç:sčšǰ ĉ:č č:č ć:čc ċ:č š:š ś:šs ş:š ș:š ŝ:š ž:ž ź:žz ż:žz ź:žz ğ:gy? ģ:ǰg ǧ:ǰg ĝ:ǰ ĵ:ž ǰ:ǰ ñ:n+yi? ń:n+y? ň:n+yi? ņ:n+y?
    ř:rž+žš? ł:lwv đ:dǰ ð:dθz þ:θt ß:s ď:d+y? ť:t+y? ţ:c ț:c ľ:l+y? ļ:l+y? ķ:kč ħ:h ĥ:hx ḥ:hx ẖ:xh ḫ:x
    ı:iu ą:ao+nm? ę:e+nm? ã:a+n? õ:o+n? ão:au+nuo? ö:oeu ő:oeu ø:oeu œ:oe ü:uyi ű:uyi å:oa æ:aei ä:ae ë:eo ï:i ý:iy ů:u ē:e+iy? ō:o+u? ū:u ā:a ē:e
    è:e é:e ee_:ie ie_:ie+e? éa:e+a eï:ei+iy? aï:a+iy ё:o
";

/// Endings: silent letters of French and English, final -ah and -ov.
pub(super) const ENDINGS: &str = "
    e_:e? es_:e?+sz ah_:a+h? eh_:e+h? che_:kčš+e? ge_:gǰž+e? gue_:g+e? que_:k+e? le_:l+e? re_:r+e? ce_:scč+e?
    ff_:fv ow_:ouaw+vwf? ew_:euw+vwf? aw_:aouw+vwf? mb_:m+b? ng_:n+g? gh_:gxf? igh_:ai+x? ough_:oua+f? augh_:o+f?
    aux_:o+ks? oux_:u+ks? eux_:e+ks? ieux_:y+e+ks? oix_:w+a+ks? ault_:o+l?+t? aud_:o+d? aut_:o+t? aux_:o ez_:e+zcs eau_:o+u?
    et_:e+t? ot_:o+t? ut_:u+t? ert_:e+r+t? ard_:a+r+d? art_:a+r+t? ont_:o+n+t? ent_:e+n+t? ant_:a+n+t? and_:a+n+d ort_:o+r+t?
    is_:i+sz? ois_:wo+a?+s? ais_:ea+s? as_:a+s? os_:o+s? ier_:iy+ea+r? er_:e+r? ger_:gǰž+e+r? cher_:šč+e+r? ère_:e+r
    kh_:xk h_:hx? t_:t d_:dt b_:bp v_:vf g_:gk z_:zcs j_:yiǰž tz_:c ij_:iy+y? iy_:i+y? yi_:i+y? yy_:i+y? ii_:i+y? yj_:i+y? ej_:e+y? oj_:o+y?
    ade_:ae+iy?+d+e? ake_:ae+iy?+k+e? ale_:ae+iy?+l+e? ame_:ae+iy?+m+e? ate_:ae+iy?+t+e? ates_:ae+iy?+t+e?+s ide_:ia+iy?+d+e? ike_:ia+iy?+k+e?
    aine_:e+n eine_:e+n ine_:i+n ene_:e+n one_:o+n ane_:ea+n ette_:e+t
";
