using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>What tapes record and for how long, and what they say when they are asked for something they do not know.</summary>
public sealed class TapeLifeTests
{
    private readonly Variable _x = new(3f, "slope");

    [Fact]
    public void Nested_tapes_record_what_happens_while_each_is_open()
    {
        using var outer = new GradientTape();
        var y = _x * _x;
        Tensor z;
        using (var inner = new GradientTape())
        {
            z = y * 2;
            Assert.Equal(2f, (float)inner.Gradient(z, y));
            Assert.Equal(1, inner.Count);
        }

        _ = z + 1;
        Assert.Equal(12f, (float)outer.Gradient(z, _x));
        Assert.Equal(3, outer.Count);
    }

    [Fact]
    public void Tapes_may_be_closed_in_any_order()
    {
        var first = new GradientTape();
        var second = new GradientTape();
        first.Dispose();
        var y = _x * _x;
        second.Dispose();
        second.Dispose();
        _ = _x * _x;

        Assert.Equal((0, 1), (first.Count, second.Count));
        Assert.Equal(6f, (float)second.Gradient(y, _x));
    }

    [Fact]
    public void A_tape_records_its_own_thread_only()
    {
        using var tape = new GradientTape();
        OnAnotherThread(() => _ = _x * _x);

        Assert.Equal(0, tape.Count);
    }

    [Fact]
    public void A_tape_closed_on_another_thread_records_no_more()
    {
        // After an await a notebook cell may go on elsewhere: an open tape left behind would keep every later result alive.
        var tape = new GradientTape();
        OnAnotherThread(tape.Dispose);
        _ = _x * _x;

        Assert.Equal(0, tape.Count);
        using var next = new GradientTape();
        Assert.Equal(6f, (float)next.Gradient(_x * _x, _x));
    }

    [Fact]
    public void A_target_that_was_not_recorded_is_named_with_its_shape_and_the_cure()
    {
        var before = _x * Tensor.Ones(2, 3);
        using var tape = new GradientTape();
        _ = _x * 2;

        var message = Assert.Throws<InvalidOperationException>(() => tape.Gradient(before, _x)).Message;

        Assert.Equal(
            "The target of shape (2, 3) was not computed while this tape was open (1 operations were recorded). "
            + "Open the tape before the forward pass: using (var tape = new GradientTape()) { … }",
            message);
    }

    [Fact]
    public void A_source_the_target_does_not_depend_on_is_named_with_its_place_and_shape()
    {
        var other = new Variable(Tensor.Zeros(4, 2), "kernel");
        using var tape = new GradientTape();
        var y = _x * 2;

        var named = Assert.Throws<InvalidOperationException>(() => tape.Gradient(y, [_x, other])).Message;
        var unnamed = Assert.Throws<InvalidOperationException>(() => tape.Gradient(y, Tensor.Zeros(5))).Message;

        Assert.StartsWith("The target does not depend on source 2 of 2 ('kernel'), a tensor of shape (4, 2): ", named, StringComparison.Ordinal);
        Assert.StartsWith("The target does not depend on source 1 of 1, a tensor of shape (5): ", unnamed, StringComparison.Ordinal);
        Assert.EndsWith("Was it used before the tape was opened, or replaced by a copy?", named, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_have_no_gradient()
    {
        var labels = new Variable(new float[] { 1, 0 });
        using var tape = new GradientTape();
        var loss = CrossEntropy.Categorical((_x * Tensor.Ones(2, 3)).Softmax(), labels, sparse: true).Sum();

        Assert.Throws<InvalidOperationException>(() => tape.Gradient(loss, labels));
        Assert.Equal(0f, (float)tape.Gradient(loss, _x), 1e-6f);
    }

    private static void OnAnotherThread(Action action)
    {
        var thread = new Thread(() => action());
        thread.Start();
        thread.Join();
    }
}
