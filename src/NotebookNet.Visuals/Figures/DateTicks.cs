using System.Globalization;

namespace NotebookNet.Visuals;

/// <summary>Round moments for an axis of dates: whole seconds, minutes, hours, days, months or years.</summary>
internal static class DateTicks
{
    private const double Second = 1000;
    private const double Minute = 60 * Second;
    private const double Hour = 60 * Minute;
    private const double Day = 24 * Hour;

    // What DateTime can say, as milliseconds since the start of 1970.
    private static readonly double First = ToNumber(DateTime.MinValue);
    private static readonly double Last = ToNumber(DateTime.MaxValue);

    private static readonly double[] Steps =
    [
        1, 2, 5, 10, 20, 50, 100, 200, 500, Second, 2 * Second, 5 * Second, 10 * Second, 15 * Second, 30 * Second, Minute, 2 * Minute, 5 * Minute, 10 * Minute,
        15 * Minute, 30 * Minute, Hour, 2 * Hour, 3 * Hour, 6 * Hour, 12 * Hour, Day, 2 * Day, 7 * Day, 14 * Day,
    ];

    private static readonly int[] Months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 24000, 60000];

    /// <summary>A moment as a number: milliseconds since the start of 1970.</summary>
    public static double ToNumber(DateTime moment) => (DateTime.SpecifyKind(moment, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalMilliseconds;

    /// <summary>At most about <paramref name="count"/> round moments from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static IReadOnlyList<Tick> Of(double low, double high, int count)
    {
        (low, high) = (Math.Max(low, First), Math.Min(high, Last));
        if (!(high > low))
        {
            return [];
        }

        foreach (var step in Steps)
        {
            if ((high - low) / step <= count)
            {
                return Equal(low, high, step);
            }
        }

        foreach (var months in Months)
        {
            if ((high - low) / (months * 30.44 * Day) <= count)
            {
                return InMonths(low, high, months);
            }
        }

        return [];
    }

    /// <summary>A moment as text, to the second unless it is a whole day.</summary>
    public static string Text(double value)
    {
        if (!(value >= First && value <= Last))
        {
            return Numbers.Short(value);
        }

        var moment = ToMoment(value);
        return Format(moment, moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : moment.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss");
    }

    private static List<Tick> Equal(double low, double high, double step)
    {
        // Weeks begin on Mondays; the first day of 1970 was a Thursday.
        var origin = step >= 7 * Day ? 4 * Day : 0;
        var ticks = new List<Tick>();
        var day = DateTime.MinValue;
        for (var k = Math.Ceiling((low - origin) / step - 1e-9); origin + k * step <= high + 1e-9 * step; k++)
        {
            var moment = ToMoment(origin + k * step);
            // The first mark of a day says the day; the others only what is new.
            var pattern = step >= Day ? "MMM d" : moment.Date != day && (moment.TimeOfDay == TimeSpan.Zero || ticks.Count == 0) ? "MMM d HH:mm" : step >= Minute ? "HH:mm" : step >= Second ? "HH:mm:ss" : "ss.fff";
            if (step >= Day && moment.Year != day.Year)
            {
                pattern = "MMM d, yyyy";
            }

            day = moment.Date;
            ticks.Add(new(origin + k * step, Format(moment, pattern)));
        }

        return ticks;
    }

    private static List<Tick> InMonths(double low, double high, int months)
    {
        var start = ToMoment(low);
        var index = (start.Year * 12 + start.Month - 1) / months * months;
        var ticks = new List<Tick>();
        for (; index < 9999 * 12; index += months)
        {
            if (index < 12)
            {
                continue;
            }

            var moment = new DateTime(index / 12, index % 12 + 1, 1, 0, 0, 0, DateTimeKind.Utc);
            var value = ToNumber(moment);
            if (value > high + 1)
            {
                break;
            }

            if (value >= low - 1)
            {
                ticks.Add(new(value, Format(moment, months >= 12 ? "yyyy" : moment.Month == 1 || ticks.Count == 0 ? "MMM yyyy" : "MMM")));
            }
        }

        return ticks;
    }

    private static DateTime ToMoment(double value) => new(
        Math.Clamp(DateTime.UnixEpoch.Ticks + (long)Math.Round(Math.Clamp(value, First, Last) * TimeSpan.TicksPerMillisecond), 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    private static string Format(DateTime moment, string pattern) => moment.ToString(pattern, CultureInfo.InvariantCulture);
}
