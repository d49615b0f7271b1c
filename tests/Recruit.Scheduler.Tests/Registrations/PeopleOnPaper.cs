using System.Text;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Tests.Registrations;

/// <summary>A header for an import, and people to put below it.</summary>
internal static class PeopleOnPaper
{
    public const string Header =
        "id,name,email,street,postcode,city,birth_year,gender,ses,education,origin,origin_consented_on,availability,formats,travels,themes,"
        + "needs,household,consented_on\n";

    public const string Anna = "a1,Anna de Vries,anna@post.example,,8011 "
        + "AB,,1960,woman,middle,high,,,weekday_evening|weekend,online,no,Leren|Gezondheid,,,2026-12-01\n";

    public const string Ben = "b1,Ben Bakker,ben@post.example,,1012,,2005,Man,low,Hbo of "
        + "universiteit,europe,2026-12-01,,,ja,,ringleiding,Lindelaan 4,1-12-2026\n";

    public static CsvTable TableOf(string text) => Assert.IsType<CsvReading.Read>(TableReader.Read(Encoding.UTF8.GetBytes(text))).Table;
}
