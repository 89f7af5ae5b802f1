using FsCheck.Fluent;
using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Properties;

public sealed class BroadcastPropertyTests
{
    // A common shape, and for each operand which dimensions are 1 in it and how many are left out in front.
    private static readonly FsCheck.Gen<(int[] A, int[] B)> Pairs =
        from common in Generate.Sizes
        from a in Operand(common)
        from b in Operand(common)
        select (a, b);

    [Fact]
    public void An_element_of_the_result_is_made_of_the_elements_a_naive_index_finds() => Generate.Check(Pairs, pair =>
    {
        var (a, b) = (Generate.WholeNumbers(pair.A, 1), Generate.WholeNumbers(pair.B, 2));
        var y = a - b;
        var expected = Generate.Positions(y.Shape).Select(at => a[Project(at, pair.A)] - b[Project(at, pair.B)]).ToArray();

        Same.AssertBits(expected, y.AsSpan(), $"{a.Shape} − {b.Shape}");
    });

    [Fact]
    public void A_repeated_element_collects_the_gradients_of_its_repetitions() => Generate.Check(Pairs, pair =>
    {
        var (a, b) = (new Variable(Generate.WholeNumbers(pair.A, 1)), new Variable(Generate.WholeNumbers(pair.B, 2)));
        using var tape = new GradientTape();
        var y = a * b;
        var gradients = tape.Gradient(y, [a, b]);

        var (da, db) = (new float[a.Length], new float[b.Length]);
        foreach (var at in Generate.Positions(y.Shape))
        {
            var (inA, inB) = (Project(at, pair.A), Project(at, pair.B));
            da[Flat(inA, pair.A)] += b[inB];
            db[Flat(inB, pair.B)] += a[inA];
        }

        // A sum of nothing and a product with a negative zero may differ in the sign of zero, which no gradient cares about.
        Assert.Equal(da, gradients[0].ToArray());
        Assert.Equal(db, gradients[1].ToArray());
    });

    private static FsCheck.Gen<int[]> Operand(int[] common) =>
        from ones in Gen.Elements(true, false, false).ArrayOf(common.Length)
        from dropped in Gen.Choose(0, common.Length)
        select common.Select((size, i) => ones[i] ? 1 : size).Skip(dropped).ToArray();

    private static int[] Project(int[] at, int[] sizes) =>
        [.. sizes.Select((size, i) => size == 1 ? 0 : at[at.Length - sizes.Length + i])];

    private static int Flat(int[] at, int[] sizes) => at.Zip(sizes).Aggregate(0, (flat, pair) => (flat * pair.Second) + pair.First);
}
