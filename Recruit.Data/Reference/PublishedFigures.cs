using System.Globalization;

namespace Recruit.Data.Reference;

/// <summary>Figures that a statistics office published, with the source and day that must be shown beside them.</summary>
public abstract class PublishedFigures
{
    private protected PublishedFigures(ReferenceFile file)
    {
        Source = file.Source;
        ReferenceDate = file.ReferenceDate;
    }

    /// <summary>In Dutch, as the licence asks: the office and its table number.</summary>
    public string Source { get; }

    /// <summary>A day (2021-01-01), or a year alone (2021) where no day was published.</summary>
    public string ReferenceDate { get; }

    private protected static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
