namespace Recruit.Web.Language;

/// <summary>A number that chooses its word: <c>{0} {0:brief|brieven}</c> reads "1 brief" and "2 brieven".</summary>
public readonly record struct Counted(long Number) : IFormattable
{
    public static Counted Of(long number) => new(number);

    public string ToString(string? format, IFormatProvider? formatProvider) => format?.Split('|') is [var one, var more]
        ? Number == 1 ? one : more
        : Figure.Of(Number);
}
