using FsCheck;
using FsCheck.Fluent;

namespace NotebookNet.Engine.Tests.Properties;

/// <summary>Slices, joins and lookups against a naive index.</summary>
public sealed class SlicePropertyTests
{
    private static readonly Gen<int[]> SizesOfSome = Generate.Sizes.Where(sizes => sizes.Length > 0);

    // A part for each of the first dimensions: an index from either end, a range from either end, or a new dimension.
    private static readonly Gen<(int[] Sizes, (TensorIndex Part, int[]? Taken, bool Keeps)[] Parts)> Slices =
        from sizes in Generate.Sizes
        from named in Gen.Choose(0, sizes.Length)
        from draws in Gen.Choose(0, 1000).ArrayOf(3 * named)
        from axis in Gen.Choose(0, 2 * (named + 1))
        select (sizes, Enumerable.Range(0, named).Select(i => Part(sizes[i], draws[3 * i], draws[(3 * i) + 1], draws[(3 * i) + 2]))
            .SelectMany((part, i) => i == axis ? [(TensorIndex.NewAxis, null, true), part] : new[] { part }).ToArray());

    [Fact]
    public void A_slice_takes_what_a_naive_index_finds_and_gives_the_gradient_back_there() => Generate.Check(Slices, drawn =>
    {
        var x = new Variable(Generate.WholeNumbers(drawn.Sizes, 1));
        var named = drawn.Parts.Where(part => part.Taken is not null).Select(part => part.Taken!).ToArray();
        int[][] taken = [.. named, .. drawn.Sizes.Skip(named.Length).Select(size => Enumerable.Range(0, size).ToArray())];
        var sources = Generate.Positions([.. taken.Select(positions => positions.Length)])
            .Select(at => at.Select((position, d) => taken[d][position]).ToArray()).ToList();
        int[] shape =
        [
            .. drawn.Parts.Where(part => part.Keeps).Select(part => part.Taken?.Length ?? 1), .. drawn.Sizes.Skip(named.Length),
        ];
        using var tape = new GradientTape();

        var y = x[[.. drawn.Parts.Select(part => part.Part)]];

        Assert.Equal(shape, y.Shape);
        Assert.Equal(sources.Select(at => x[at]), y.ToArray());
        var expected = new float[x.Length];
        foreach (var at in sources)
        {
            expected[Flat(at, drawn.Sizes)] = 3;
        }

        Assert.Equal(expected, tape.Gradient(y * 3, x).ToArray());
    });

    [Fact]
    public void A_slice_in_steps_takes_every_step() => Generate.Check(
        from sizes in SizesOfSome.Where(sizes => !sizes.Contains(0))
        from axis in Gen.Choose(0, sizes.Length - 1)
        from start in Gen.Choose(0, sizes[axis] - 1)
        from step in Gen.Elements(-3, -2, -1, 1, 2, 3)
        select (sizes, axis, start, step),
        drawn =>
        {
            var x = Generate.WholeNumbers(drawn.sizes, 2);
            var taken = new List<int>();
            for (var i = drawn.start; i >= 0 && i < drawn.sizes[drawn.axis]; i += drawn.step)
            {
                taken.Add(i);
            }

            var y = x.Slice(drawn.axis - drawn.sizes.Length, drawn.start, taken.Count, drawn.step);

            AssertPicked(x, y, drawn.axis, taken);
            AssertPicked(x, x.Gather(taken.ToArray(), drawn.axis), drawn.axis, taken);
        });

    [Fact]
    public void Joining_the_parts_of_a_split_gives_the_tensor_back() => Generate.Check(
        from sizes in SizesOfSome
        from axis in Gen.Choose(-sizes.Length, sizes.Length - 1)
        from cuts in Gen.Choose(0, sizes[axis < 0 ? axis + sizes.Length : axis]).ArrayOf(2)
        select (sizes, axis, cuts),
        drawn =>
        {
            var size = drawn.sizes[drawn.axis < 0 ? drawn.axis + drawn.sizes.Length : drawn.axis];
            var (first, second) = (drawn.cuts.Min(), drawn.cuts.Max());
            var x = Generate.WholeNumbers(drawn.sizes, 3);

            var parts = x.Split([first, second - first, size - second], drawn.axis);
            var joined = Tensor.Concat(parts, drawn.axis);

            AssertPicked(x, parts[1], drawn.axis < 0 ? drawn.axis + drawn.sizes.Length : drawn.axis, [.. Enumerable.Range(first, second - first)]);
            Assert.Equal(x.Shape, joined.Shape);
            Assert.Equal(x.ToArray(), joined.ToArray());
        });

    [Fact]
    public void A_stack_holds_each_tensor_at_its_place() => Generate.Check(
        from sizes in Generate.Sizes
        from axis in Gen.Choose(-sizes.Length - 1, sizes.Length)
        from count in Gen.Choose(1, 4)
        select (sizes, axis, count),
        drawn =>
        {
            Tensor[] all = [.. Enumerable.Range(0, drawn.count).Select(i => Generate.WholeNumbers(drawn.sizes, 10 + i))];
            var y = Tensor.Stack(all, drawn.axis);
            var axis = drawn.axis < 0 ? drawn.axis + drawn.sizes.Length + 1 : drawn.axis;

            Assert.Equal(drawn.count, y.Shape[axis]);
            foreach (var at in Generate.Positions(y.Shape))
            {
                Assert.Equal(all[at[axis]][[.. at[..axis], .. at[(axis + 1)..]]], y[at]);
            }
        });

    [Fact]
    public void Tiles_repetitions_and_frames_hold_the_element_a_naive_index_finds() => Generate.Check(
        from sizes in SizesOfSome
        from times in Gen.Choose(0, 3).ArrayOf(sizes.Length)
        from axis in Gen.Choose(0, sizes.Length - 1)
        select (sizes, times, axis),
        drawn =>
        {
            var x = Generate.WholeNumbers(drawn.sizes, 4);
            var tiled = x.Tile(drawn.times);
            var repeated = x.Repeat(drawn.times[0], drawn.axis);
            var framed = x.Pad([.. drawn.times.Select((width, i) => (width, i))], 50);

            Assert.Equal(drawn.sizes.Zip(drawn.times, (size, times) => size * times), tiled.Shape);
            Assert.Equal(drawn.sizes.Select((size, i) => i == drawn.axis ? size * drawn.times[0] : size), repeated.Shape);
            Assert.Equal(drawn.sizes.Select((size, i) => drawn.times[i] + size + i), framed.Shape);
            foreach (var at in Generate.Positions(tiled.Shape))
            {
                Assert.Equal(x[[.. at.Select((position, i) => position % drawn.sizes[i])]], tiled[at]);
            }

            foreach (var at in Generate.Positions(repeated.Shape))
            {
                Assert.Equal(x[[.. at.Select((position, i) => i == drawn.axis ? position / drawn.times[0] : position)]], repeated[at]);
            }

            foreach (var at in Generate.Positions(framed.Shape))
            {
                int[] inside = [.. at.Select((position, i) => position - drawn.times[i])];
                var isInside = inside.Zip(drawn.sizes).All(pair => pair.First >= 0 && pair.First < pair.Second);
                Assert.Equal(isInside ? x[inside] : 50, framed[at]);
            }
        });

    [Fact]
    public void Extremes_and_running_sums_are_those_of_plain_loops() => Generate.Check(
        from sizes in SizesOfSome.Where(sizes => !sizes.Contains(0))
        from axis in Gen.Choose(0, sizes.Length - 1)
        select (sizes, axis),
        drawn =>
        {
            var (sizes, axis) = (drawn.sizes, drawn.axis);
            var x = Generate.WholeNumbers(sizes, 5);
            int[] rest = [.. sizes[..axis], .. sizes[(axis + 1)..]];
            var lanes = Generate.Positions(rest)
                .Select(at => Enumerable.Range(0, sizes[axis]).Select(i => x[[.. at[..axis], i, .. at[axis..]]]).ToArray()).ToList();

            Assert.Equal(lanes.Select(lane => lane.Max()), x.Max(axis).ToArray());
            Assert.Equal(lanes.Select(lane => lane.Min()), x.Min(axis).ToArray());
            Assert.Equal(lanes.Select(lane => (float)Array.IndexOf(lane, lane.Max())), x.ArgMax(axis).ToArray());
            Assert.Equal(lanes.Select(lane => (float)Array.IndexOf(lane, lane.Min())), x.ArgMin(axis).ToArray());
            Assert.Equal(x.ToArray().Max(), (float)x.Max());
            foreach (var at in Generate.Positions(sizes))
            {
                Assert.Equal(Enumerable.Range(0, at[axis] + 1).Sum(i => x[[.. at[..axis], i, .. at[(axis + 1)..]]]), x.CumulativeSum(axis)[at]);
            }
        });

    private static void AssertPicked(Tensor x, Tensor y, int axis, List<int> taken)
    {
        Assert.Equal(x.Shape.Select((size, i) => i == axis ? taken.Count : size), y.Shape);
        foreach (var at in Generate.Positions(y.Shape))
        {
            Assert.Equal(x[[.. at[..axis], taken[at[axis]], .. at[(axis + 1)..]]], y[at]);
        }
    }

    private static (TensorIndex Part, int[]? Taken, bool Keeps) Part(int size, int kind, int a, int b)
    {
        if (kind % 3 == 0 && size > 0)
        {
            var position = a % size;
            return (b % 2 == 0 ? position : ^(size - position), [position], false);
        }

        var (start, end) = (Math.Min(a % (size + 1), b % (size + 1)), Math.Max(a % (size + 1), b % (size + 1)));
        Range range = kind % 2 == 0 ? start..end : ^(size - start)..^(size - end);
        return (range, [.. Enumerable.Range(start, end - start)], true);
    }

    private static int Flat(int[] at, int[] sizes) => at.Zip(sizes).Aggregate(0, (flat, pair) => (flat * pair.Second) + pair.First);
}
