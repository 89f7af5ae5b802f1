namespace NotebookNet.Visuals;

/// <summary>The window a layer slides over what it reads: the kernel of a convolution, or what is pooled into one value.</summary>
/// <param name="Size">Its size along each dimension it slides in: [3, 3] over pictures, [5] over sequences.</param>
/// <param name="Strides">The distance from one place to the next along each of them.</param>
/// <example><code>new DiagramWindow([3, 3], [1, 1])</code></example>
public sealed record DiagramWindow(IReadOnlyList<int> Size, IReadOnlyList<int> Strides)
{
    /// <summary>Whether one value spreads over a window of the output instead, as in a transposed convolution.</summary>
    public bool Transposed { get; init; }

    /// <summary>The size in words: "3×3".</summary>
    internal string SizeLabel => Numbers.Product(Size);

    /// <summary>The distance in words, where it is not one: "stride 2", "stride 2×1"; else null.</summary>
    internal string? StrideLabel => Strides.All(s => s == 1) ? null
        : "stride " + (Strides.Distinct().Count() == 1 ? Numbers.Count(Strides[0]) : Numbers.Product(Strides));
}
