namespace NotebookNet.Kernels;

/// <summary>
/// How one dimension grows: output i is (1 − weight) · input[first] + weight · input[second].
/// </summary>
internal sealed class ResizeAxis
{
    private ResizeAxis(int input, int factor, bool bilinear)
    {
        Input = input;
        First = new int[input * factor];
        Second = new int[First.Length];
        Weight = new float[First.Length];
        for (var i = 0; i < First.Length; i++)
        {
            if (!bilinear)
            {
                (First[i], Second[i]) = (i / factor, i / factor);
                continue;
            }

            // Pixels are squares with their value in the middle; beyond the outer middles the border pixel goes on.
            var position = Math.Clamp(((i + 0.5) / factor) - 0.5, 0, input - 1);
            First[i] = (int)position;
            Second[i] = Math.Min(First[i] + 1, input - 1);
            Weight[i] = (float)(position - First[i]);
        }
    }

    /// <summary>The size before.</summary>
    public int Input { get; }

    /// <summary>The size after.</summary>
    public int Output => First.Length;

    /// <summary>The input at or before each output.</summary>
    public int[] First { get; }

    /// <summary>The input behind it.</summary>
    public int[] Second { get; }

    /// <summary>How much of the second.</summary>
    public float[] Weight { get; }

    /// <summary>A dimension that grows by a factor.</summary>
    public static ResizeAxis Create(int input, int factor, bool bilinear, string who) => factor >= 1
        ? new ResizeAxis(input, factor, bilinear)
        : throw new ArgumentOutOfRangeException(nameof(factor), factor, $"{who}: the size must be at least 1, got {factor}.");
}
