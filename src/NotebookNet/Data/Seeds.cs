using System.Security.Cryptography;

namespace NotebookNet;

/// <summary>One seed serves several purposes; each draws from a stream of its own, so that they never disturb each other.</summary>
internal static class Seeds
{
    /// <summary>What random numbers are for.</summary>
    public enum Use
    {
        /// <summary>Initial weights, one stream per weight.</summary>
        Weights = 1,

        /// <summary>The order of samples in an epoch of training.</summary>
        Epoch = 2,

        /// <summary>Which samples go into the test part.</summary>
        Split = 3,

        /// <summary>The order of a data set's samples.</summary>
        Order = 4,

        /// <summary>Dropout and noise, one stream per place and step.</summary>
        Noise = 5,

        /// <summary>Made-up data, such as two moons.</summary>
        Generate = 6,

        /// <summary>Changes of pictures, one stream per picture.</summary>
        Augment = 7,
    }

    /// <summary>A seed nobody can guess, for runs that did not ask for one; small enough to be typed again.</summary>
    public static int New() => RandomNumberGenerator.GetInt32(1, 1_000_000);

    /// <summary>The stream for a purpose.</summary>
    /// <param name="seed">The user's seed.</param>
    /// <param name="use">The purpose.</param>
    /// <param name="index">Which of several, such as the epoch.</param>
    public static RandomStream Stream(int seed, Use use, int index = 0) => new(seed, ((long)use << 32) | (uint)index);
}
