using System.Globalization;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>By what chance one of the thousand panels is chosen.</summary>
public abstract record PanelChoice
{
    /// <summary>The number of the panel; null while it is not known.</summary>
    public abstract int? Number { get; }

    /// <summary>The number that three dice show: 417, or die by die, 4 1 7; null when the text is no such number.</summary>
    public static int? NumberIn(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return digits.Length is > 0 and <= 3 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>Three ten-sided dice showed it, before witnesses.</summary>
    public sealed record Thrown(int Shown) : PanelChoice
    {
        public override int? Number => Shown;
    }

    /// <summary>A text that nobody could know when the panels were published, such as the numbers of a public lottery.</summary>
    public sealed record Announced(string Text) : PanelChoice
    {
        public override int? Number => PublicNumber.From(Text);
    }

    /// <summary>The seed that also made the panels: convenient, and to be trusted as far as whoever chose it.</summary>
    public sealed record Seeded(long Seed) : PanelChoice
    {
        public override int? Number => PublicNumber.From(Seed.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The panels are published first, and the dice thrown afterwards.</summary>
    public sealed record Later : PanelChoice
    {
        public override int? Number => null;
    }
}
