using System.Globalization;

namespace NotebookNet;

/// <summary>Numbers in messages, written the same under every culture: some write the minus with another character.</summary>
internal static class Wording
{
    /// <summary>The numbers with commas between them.</summary>
    public static string List(ReadOnlySpan<int> numbers) =>
        string.Join(", ", Array.ConvertAll(numbers.ToArray(), number => number.ToString(CultureInfo.InvariantCulture)));
}
