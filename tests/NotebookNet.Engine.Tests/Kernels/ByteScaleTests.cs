using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

public class ByteScaleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(33)]
    [InlineData(256)]
    public void Every_byte_becomes_its_quotient_by_255_and_nothing_behind_is_touched(int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length + 1).Select(i => (byte)(255 - i))];
        var numbers = new float[length + 2];
        Array.Fill(numbers, -1f);

        // From the second number on, so that starts are not aligned.
        ByteScale.ToUnit(bytes.AsSpan(1), numbers.AsSpan(1));

        Assert.Equal(-1f, numbers[0]);
        Assert.Equal(bytes.Skip(1).Select(value => value / 255f), numbers.Skip(1).Take(length));
        Assert.Equal(-1f, numbers[^1]);
    }
}
