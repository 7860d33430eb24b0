//! Formulas of strangers in files for TeX: what is mathematics and nothing else.

/// Whether all that TeX would do with a formula is to set it: each of its commands is one of mathematics, and no sign ends a
/// line, stands for an argument or for another sign.
pub(super) fn is_mathematics(tex: &str) -> bool {
    if tex.contains("^^") {
        return false;
    }
    let mut rest = tex;
    while let Some(at) = rest.find(['\\', '%', '#']) {
        let Some(after) = rest[at..].strip_prefix('\\') else { return false };
        let letters = after.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (name, behind) = after.split_at(letters);
        rest = behind;
        let known = match name {
            "" => {
                let sign = after.chars().next();
                rest = &after[sign.map_or(0, char::len_utf8)..];
                sign.is_some_and(|sign| SIGNS.contains(sign))
            }
            "begin" | "end" => ENVIRONMENTS.iter().any(|known| {
                behind
                    .strip_prefix('{')
                    .and_then(|name| name.strip_prefix(known)?.strip_prefix('}'))
                    .is_some()
            }),
            name => COMMANDS.split_ascii_whitespace().any(|known| known == name),
        };
        if !known {
            return false;
        }
    }
    true
}

/// Commands of one sign: spaces, accents, and signs that are shown.
const SIGNS: &str = " ,;:!>{}|\\%&#_/-*'`\"^~=.";

const ENVIRONMENTS: [&str; 14] = [
    "matrix",
    "pmatrix",
    "bmatrix",
    "Bmatrix",
    "vmatrix",
    "Vmatrix",
    "smallmatrix",
    "cases",
    "rcases",
    "aligned",
    "alignedat",
    "array",
    "split",
    "gathered",
];

/// Commands of LaTeX, of the American Mathematical Society's packages and of astronomers' that set a sign or a form.
const COMMANDS: &str = "
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu xi omicron pi varpi rho
    varrho sigma varsigma tau upsilon phi varphi chi psi omega digamma
    Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega
    varGamma varDelta varTheta varLambda varXi varPi varSigma varUpsilon varPhi varPsi varOmega
    aleph beth gimel daleth ell hbar hslash imath jmath wp Re Im partial nabla infty prime backprime emptyset varnothing angle
    measuredangle sphericalangle triangle triangledown blacktriangle square Box blacksquare Diamond lozenge blacklozenge
    bigstar checkmark flat natural sharp clubsuit diamondsuit heartsuit spadesuit forall exists nexists neg lnot top bot surd
    complement eth mho Finv Game Bbbk circledR circledS yen degree celsius ohm micro dag ddag dagger ddagger S P copyright pounds
    AA aa AE ae OE oe O o L l ss i j arcdeg arcmin arcsec deg fdg farcm farcs micron sun earth odot Sun Earth
    pm mp times div cdot cdotp ast star circ bullet cap cup Cap Cup uplus sqcap sqcup vee wedge lor land setminus smallsetminus wr
    diamond bigtriangleup bigtriangledown triangleleft triangleright lhd rhd unlhd unrhd oplus ominus otimes oslash bigcirc
    amalg dotplus ltimes rtimes leftthreetimes rightthreetimes boxplus boxminus boxtimes boxdot circleddash circledast
    circledcirc centerdot intercal barwedge veebar doublebarwedge curlyvee curlywedge divideontimes
    le leq leqslant leqq ge geq geqslant geqq lt gt ll lll gg ggg ne neq eq equiv sim simeq approx approxeq cong ncong asymp
    doteq doteqdot propto varpropto lesssim gtrsim lessapprox gtrapprox lessgtr gtrless lesseqgtr gtreqless less gtr la ga
    prec succ preceq succeq precsim succsim preccurlyeq succcurlyeq subset supset subseteq supseteq subsetneq supsetneq
    subseteqq supseteqq Subset Supset nsubseteq nsupseteq sqsubset sqsupset sqsubseteq sqsupseteq in notin ni owns vdash dashv
    models vDash Vdash nvdash nvDash mid nmid parallel nparallel perp bowtie Join smile frown between pitchfork backsim thicksim
    thickapprox bumpeq Bumpeq triangleq circeq eqcirc coloneq coloneqq eqqcolon nsim nless ngtr nleq ngeq lneq gneq lneqq gneqq
    vartriangle vartriangleleft vartriangleright trianglelefteq trianglerighteq therefore because not colon
    sum prod coprod int iint iiint oint bigcap bigcup bigsqcup bigvee bigwedge bigodot bigotimes bigoplus biguplus
    arccos arcsin arctan arg cos cosh cot coth csc det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin
    sinh sup tan tanh argmax argmin injlim projlim varlimsup varliminf bmod pmod mod pod operatorname
    to gets leftarrow rightarrow leftrightarrow Leftarrow Rightarrow Leftrightarrow uparrow downarrow updownarrow Uparrow
    Downarrow Updownarrow longleftarrow longrightarrow longleftrightarrow Longleftarrow Longrightarrow Longleftrightarrow
    mapsto longmapsto hookleftarrow hookrightarrow leftharpoonup leftharpoondown rightharpoonup rightharpoondown
    rightleftharpoons leftrightharpoons leadsto rightsquigarrow leftrightsquigarrow nearrow searrow swarrow nwarrow iff implies
    impliedby nleftarrow nrightarrow nLeftarrow nRightarrow nleftrightarrow nLeftrightarrow leftleftarrows rightrightarrows
    leftrightarrows rightleftarrows twoheadleftarrow twoheadrightarrow leftarrowtail rightarrowtail upharpoonleft
    upharpoonright curvearrowleft curvearrowright circlearrowleft circlearrowright multimap xleftarrow xrightarrow restriction
    hat widehat check widecheck tilde widetilde acute grave dot ddot dddot breve bar vec mathring overline underline
    overbrace underbrace overrightarrow overleftarrow overleftrightarrow underrightarrow underleftarrow overset underset
    stackrel substack sideset not cancel bcancel xcancel boxed phantom hphantom vphantom smash
    frac dfrac tfrac cfrac binom dbinom tbinom sqrt root of over atop choose genfrac nicefrac sfrac
    left right middle big Big bigg Bigg bigl bigr bigm Bigl Bigr Bigm biggl biggr biggm Biggl Biggr Biggm
    lbrace rbrace lbrack rbrack langle rangle lvert rvert lVert rVert vert Vert lfloor rfloor lceil rceil lgroup rgroup
    lmoustache rmoustache ulcorner urcorner llcorner lrcorner backslash slash
    ldots cdots vdots ddots dots dotsc dotsb dotsm dotsi dotso
    quad qquad enspace thinspace medspace thickspace negthinspace negmedspace negthickspace nobreakspace space hspace mspace
    mathbb mathbf mathcal mathfrak mathit mathrm mathscr mathsf mathtt mathnormal mathds mathbbm boldsymbol boldmath pmb bm
    symbf symit symrm symbb symcal Bbb frak bold rm bf it sf tt cal scr mit sc sl em
    text textbf textit textrm textsf texttt textsc textsl textup textmd textnormal textsuperscript textsubscript emph mbox
    textasciitilde textasciicircum textbackslash textbraceleft textbraceright textdegree textmu textendash textemdash
    mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner limits nolimits displaystyle textstyle scriptstyle
    scriptscriptstyle ensuremath nonumber notag hline hfill tiny small normalsize large color textcolor
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mathematics_is_and_whatever_else_tex_can_do_is_not() {
        for tex in [
            r"x^2",
            r"\sim 20\%",
            r"\left\{ \frac{a}{b} \right.",
            r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
            r"\mathcal{O}(n\log n)\,\text{bits}",
            r"\alpha_{\mathrm{x}}\#1",
        ] {
            assert!(is_mathematics(tex), "{tex}");
        }
        for tex in [
            r"\input{/etc/passwd}",
            r"\openin5=x",
            r"\csname input\endcsname",
            r"\directlua{x}",
            r"\write18{x}",
            r"\begin{filecontents*}{x}",
            r"\begin {verbatim}",
            r"\alphax",
            r"\href{file:///x}{y}",
            r"a_%",
            r"\\%",
            r"#1",
            r"a^^5cinput",
            r"a\",
        ] {
            assert!(!is_mathematics(tex), "{tex}");
        }
    }
}
