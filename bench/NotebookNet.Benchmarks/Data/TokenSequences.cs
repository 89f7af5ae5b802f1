namespace NotebookNet.Benchmarks.Data;

/// <summary>
/// Sequences of tokens in four classes: a token is any of the vocabulary, but one in four is from the class's own quarter of it.
/// The numbers are a fixed function of the position, so that the peers' scripts make the very same ones.
/// </summary>
internal static class TokenSequences
{
    public const int Vocabulary = 256;
    public const int Length = 64;
    public const int Classes = 4;

    /// <summary>Sequences number <paramref name="first"/> and the following.</summary>
    public static Dataset Make(int first, int count)
    {
        var tokens = new float[count * Length];
        var classes = new float[count];
        for (var i = 0; i < count; i++)
        {
            var sequence = first + i;
            var label = sequence % Classes;
            classes[i] = label;
            for (var t = 0; t < Length; t++)
            {
                var bits = Mix((ulong)(((long)sequence * Length) + t));
                var isOwn = (bits & 3) == 0;
                var token = (int)((bits >> 8) % Vocabulary);
                tokens[(i * Length) + t] = isOwn ? (label * (Vocabulary / Classes)) + (token % (Vocabulary / Classes)) : token;
            }
        }

        return new Dataset(Tensor.From(tokens, count, Length), Tensor.From(classes, count));
    }

    // SplitMix64 (G. Steele, D. Lea and C. Flood, 2014).
    private static ulong Mix(ulong position)
    {
        var z = (position + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
