using System.Diagnostics;
using System.Text;

namespace NotebookNet.Fuzzing;

/// <summary>Valid files, damaged at random with a fixed seed, and what may come of reading them.</summary>
internal static class Mutation
{
    private static readonly string[] Words =
        ["-1", "0", "99999999999999999999", "2147483647", "-2147483648", "1e999", "NaN", "null", "{}", "[]", "\"", "{", "[", "}", "]", ",", ":", "\\u0000", "\\ud800", "true", "\n", "\0", "\uFEFF", "ä🌸"];

    private static readonly byte[][] Extremes = [[0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0x80], [0, 0, 0, 1]];

    /// <summary>Reads <paramref name="count"/> damaged files: each either is read, or refused with an exception that is documented.</summary>
    /// <param name="valid">Valid files.</param>
    /// <param name="count">How many mutations.</param>
    /// <param name="seed">Which.</param>
    /// <param name="read">Reads a file.</param>
    /// <param name="isDocumented">Whether an exception may come.</param>
    /// <param name="mostBytes">How much memory one reading may take.</param>
    /// <returns>How many were read, and how many refused.</returns>
    public static (int Read, int Refused) Run(
        IReadOnlyList<byte[]> valid, int count, int seed, Action<byte[]> read, Func<Exception, bool> isDocumented, long mostBytes)
    {
        var random = new RandomStream(seed, 77);
        var (accepted, refused) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var bytes = Mutated(valid[i % valid.Count], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            try
            {
                read(bytes);
                accepted++;
            }
            catch (Exception error) when (isDocumented(error))
            {
                refused++;
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"Mutation {i} of seed {seed} ends in {error.GetType().Name}, which is not documented. The file: {Convert.ToBase64String(bytes)}", error);
            }

            var (taken, time) = (GC.GetAllocatedBytesForCurrentThread() - before, Stopwatch.GetElapsedTime(started));
            if (taken > mostBytes || time > TimeSpan.FromSeconds(20))
            {
                throw new InvalidOperationException($"Mutation {i} of seed {seed} took {taken} bytes and {time}. The file: {Convert.ToBase64String(bytes)}");
            }
        }

        return (accepted, refused);
    }

    /// <summary>A copy with one to four changes.</summary>
    public static byte[] Mutated(byte[] valid, RandomStream random)
    {
        List<byte> bytes = [.. valid];
        for (var changes = 1 + random.NextInt(4); changes > 0; changes--)
        {
            Change(bytes, random);
        }

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, RandomStream random)
    {
        var at = random.NextInt(bytes.Count + 1);
        var length = Math.Min(1 + random.NextInt(random.NextInt(2) == 0 ? 4 : 64), bytes.Count - at);
        switch (random.NextInt(9))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.NextInt(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.NextInt(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4:
                bytes.InsertRange(random.NextInt(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 5:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Words[random.NextInt(Words.Length)]));
                break;
            case 6:
                ReplaceNumber(bytes, at, Words[random.NextInt(Words.Length)]);
                break;
            case 7 when bytes.Count - at >= 4:
                var extreme = Extremes[random.NextInt(Extremes.Length)];
                for (var i = 0; i < 4; i++)
                {
                    bytes[at + i] = extreme[i];
                }

                break;
            default:
                for (var i = 0; i < length; i++)
                {
                    bytes[at + i] = (byte)random.NextInt(256);
                }

                break;
        }
    }

    // The next number in a text becomes something else: most of what a reader must check is in numbers.
    private static void ReplaceNumber(List<byte> bytes, int at, string word)
    {
        while (at < bytes.Count && !char.IsAsciiDigit((char)bytes[at]))
        {
            at++;
        }

        var end = at;
        while (end < bytes.Count && char.IsAsciiDigit((char)bytes[end]))
        {
            end++;
        }

        bytes.RemoveRange(at, end - at);
        bytes.InsertRange(at, Encoding.UTF8.GetBytes(word));
    }
}
