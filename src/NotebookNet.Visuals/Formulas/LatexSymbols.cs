namespace NotebookNet.Visuals;

/// <summary>The commands that stand for one character or one name.</summary>
internal static class LatexSymbols
{
    /// <summary>Variables: Greek letters and letter-like signs.</summary>
    public static readonly IReadOnlyDictionary<string, string> Identifiers = Table("""
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ
        omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
        ell ℓ hbar ℏ imath ı jmath ȷ wp ℘ Re ℜ Im ℑ aleph ℵ
        """);

    /// <summary>Signs that stand upright and take part like a variable: capital Greek letters, ∞, ∂ and so on.</summary>
    public static readonly IReadOnlyDictionary<string, string> Upright = Table("""
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        infty ∞ partial ∂ nabla ∇ emptyset ∅ varnothing ∅ top ⊤ bot ⊥ angle ∠ triangle △ hslash ℏ prime ′ degree °
        ldots … dots … dotsc … dotsb ⋯ cdots ⋯ vdots ⋮ ddots ⋱ checkmark ✓ S § dag † ddag ‡ pounds £ copyright © backslash \ % % # # & & $ $ _ _
        """);

    /// <summary>Operators, relations and arrows.</summary>
    public static readonly IReadOnlyDictionary<string, string> Operators = Table("""
        cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ odot ⊙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ cup ∪ cap ∩ setminus ∖
        sqcup ⊔ sqcap ⊓ wedge ∧ land ∧ vee ∨ lor ∨ neg ¬ lnot ¬ wr ≀ amalg ⨿ dagger † ddagger ‡
        le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ ll ≪ gg ≫ doteq ≐
        prec ≺ succ ≻ preceq ⪯ succeq ⪰ asymp ≍ triangleq ≜ coloneqq ≔ lt < gt >
        in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ forall ∀ exists ∃ nexists ∄ models ⊨ vdash ⊢ perp ⊥
        parallel ∥ mid ∣ nmid ∤ therefore ∴ because ∵
        to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ mapsto ↦ longrightarrow ⟶
        longleftarrow ⟵ longmapsto ⟼ Longrightarrow ⟹ implies ⟹ impliedby ⟸ iff ⟺ uparrow ↑ downarrow ↓ updownarrow ↕ nearrow ↗ searrow ↘
        hookrightarrow ↪ rightharpoonup ⇀ rightleftharpoons ⇌ leadsto ⇝ colon :
        """);

    /// <summary>Relations and their negated forms.</summary>
    public static readonly IReadOnlyDictionary<string, string> Negated = Table("= ≠ < ≮ > ≯ ≤ ≰ ≥ ≱ ∈ ∉ ∋ ∌ ⊂ ⊄ ⊃ ⊅ ⊆ ⊈ ⊇ ⊉ ∼ ≁ ≈ ≉ ≡ ≢ ∣ ∤ ∥ ∦ ∃ ∄");

    /// <summary>Brackets that may follow \left and \right, or stand alone.</summary>
    public static readonly IReadOnlyDictionary<string, string> Delimiters = Table("""
        { { } } lbrace { rbrace } langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ | ‖
        lbrack [ rbrack ]
        """);

    /// <summary>Large operators.</summary>
    public static readonly IReadOnlyDictionary<string, string> Large = Table("""
        sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀ bigsqcup ⨆
        """);

    /// <summary>Integrals: large, with their limits beside them.</summary>
    public static readonly IReadOnlyDictionary<string, string> Integrals = Table("int ∫ iint ∬ iiint ∭ oint ∮");

    /// <summary>Named functions.</summary>
    public static readonly IReadOnlySet<string> Functions = Set("""
        exp log ln lg sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arg deg dim hom ker
        """);

    /// <summary>Named functions whose subscript goes below in displayed formulas.</summary>
    public static readonly IReadOnlyDictionary<string, string> Limits = new Dictionary<string, string>
    {
        ["max"] = "max",
        ["min"] = "min",
        ["sup"] = "sup",
        ["inf"] = "inf",
        ["lim"] = "lim",
        ["det"] = "det",
        ["gcd"] = "gcd",
        ["Pr"] = "Pr",
        ["argmax"] = "arg max",
        ["argmin"] = "arg min",
        ["limsup"] = "lim sup",
        ["liminf"] = "lim inf",
    };

    /// <summary>Accents over their argument.</summary>
    public static readonly IReadOnlyDictionary<string, string> Accents = Table("""
        hat ˆ widehat ^ bar ¯ vec → overrightarrow → tilde ˜ widetilde ~ dot ˙ ddot ¨ check ˇ breve ˘ acute ´ grave ` mathring ˚
        overbrace ⏞
        """);

    /// <summary>Accents under their argument.</summary>
    public static readonly IReadOnlyDictionary<string, string> UnderAccents = Table("underbrace ⏟");

    /// <summary>Spaces, in em.</summary>
    public static readonly IReadOnlyDictionary<string, string> Spaces = new Dictionary<string, string>
    {
        [","] = "0.167em",
        ["thinspace"] = "0.167em",
        [":"] = "0.222em",
        [">"] = "0.222em",
        ["medspace"] = "0.222em",
        [";"] = "0.278em",
        ["thickspace"] = "0.278em",
        ["!"] = "-0.167em",
        ["negthinspace"] = "-0.167em",
        [" "] = "0.333em",
        ["quad"] = "1em",
        ["qquad"] = "2em",
        ["enspace"] = "0.5em",
    };

    private static Dictionary<string, string> Table(string text)
    {
        var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }

    private static HashSet<string> Set(string text) => [.. text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];
}
