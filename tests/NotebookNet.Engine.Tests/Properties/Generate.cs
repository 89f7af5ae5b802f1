using FsCheck;
using FsCheck.Fluent;

namespace NotebookNet.Engine.Tests.Properties;

/// <summary>What the property tests draw, and how they check. FsCheck prints the smallest failing case and how to replay it.</summary>
internal static class Generate
{
    /// <summary>Sizes of rank 0 to 4, small, with ones and now and then a zero.</summary>
    public static Gen<int[]> Sizes { get; } =
        Gen.Choose(0, 4).SelectMany(rank => Gen.Frequency((3, Gen.Constant(1)), (8, Gen.Choose(2, 5)), (1, Gen.Choose(0, 12))).ArrayOf(rank));

    public static void Check<T>(Gen<T> values, Action<T> property) =>
        FsCheck.Fluent.Prop.ForAll(Arb.From(values), property).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    /// <summary>Small whole numbers: sums of them are exact in any order, so results can be compared bit for bit.</summary>
    public static Tensor WholeNumbers(int[] sizes, int seed)
    {
        var random = new RandomStream(seed);
        var result = Tensor.Zeros(sizes);
        foreach (ref var value in result.Data.AsSpan())
        {
            value = random.NextInt(19) - 9;
        }

        return result;
    }

    /// <summary>All positions of a shape, in row-major order.</summary>
    public static IEnumerable<int[]> Positions(IReadOnlyList<int> sizes)
    {
        IEnumerable<int[]> positions = [[]];
        foreach (var size in sizes)
        {
            positions = positions.SelectMany(_ => Enumerable.Range(0, size), (front, i) => (int[])[.. front, i]);
        }

        return positions;
    }
}
