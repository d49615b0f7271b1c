using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Registrations;

namespace Recruit.Scheduler.Tests.Registrations;

/// <summary>Who may have signed up twice, and who is another person.</summary>
public sealed class LikelyDoublesTests
{
    private static readonly byte[] Lindelaan4 = [4];
    private static readonly byte[] Marktplein1 = [1];
    private int number;

    [Fact]
    public void One_mailbox_behind_a_plus_or_with_dots_is_one_person()
    {
        var anna = Person("Anna de Wit", "annadewit@gmail.com", born: 1970);

        Assert.True(AreOne(anna, Person("A. de Wit", "anna.de.wit+loting@gmail.com", born: 1971)));
        Assert.True(AreOne(anna, Person("Klaas Vaak", "annadewit+klaas@gmail.com", born: 1970)));
    }

    [Fact]
    public void A_family_that_shares_a_mailbox_is_more_than_one_person() =>
        Assert.False(AreOne(
            Person("Anna de Wit", "dewit+anna@post.example", born: 1970), Person("Ben de Wit", "dewit+ben@post.example", born: 2001)));

    [Fact]
    public void One_name_and_birth_year_in_one_postcode_are_one_person()
    {
        var anna = Person("Anna de Wit", "anna@post.example", born: 1970, postcode: "1234 AB");

        Assert.True(AreOne(anna, Person("ANNA WIT", "wit@werk.example", born: 1970, postcode: "1234ab")));
        Assert.True(AreOne(anna, Person("Anna de Wit", "wit@werk.example", born: 1970, postcode: "1234")));
        Assert.False(AreOne(anna, Person("Anna de Wit", "wit@werk.example", born: 1970, postcode: "1234 CD")));
        Assert.False(AreOne(anna, Person("Anna de Wit", "wit@werk.example", born: 1970, postcode: "8011 AB")));
    }

    [Fact]
    public void One_name_in_one_house_is_one_person_unless_it_is_father_and_son()
    {
        var jan = Person("Jan de Vries", "jan@post.example", born: 1955, house: Lindelaan4);

        Assert.True(AreOne(jan, Person("J. de Vries", "vries@werk.example", house: Lindelaan4)));
        Assert.False(AreOne(jan, Person("Jan de Vries", "jan@school.example", born: 1985, house: Lindelaan4)));
        Assert.False(AreOne(jan, Person("Jan de Vries", "vries@werk.example", house: Marktplein1)));
    }

    [Fact]
    public void Twins_and_couples_of_one_house_are_two_people()
    {
        var sanne = Person("Sanne de Vries", "sanne@post.example", "06 1111 2222", 1990, "1234 AB", Lindelaan4);

        Assert.False(AreOne(sanne, Person("Sander de Vries", "sander@post.example", "06 1111 2222", 1990, "1234 AB", Lindelaan4)));
        Assert.False(AreOne(sanne, Person("Cem Yılmaz", "cem@post.example", "06 1111 2222", 1988, "1234 AB", Lindelaan4)));
    }

    [Fact]
    public void One_name_with_one_telephone_is_one_person() =>
        Assert.True(AreOne(
            Person("Anna de Wit", "anna@post.example", "06 1234 5678"), Person("Anna Wit", "wit@werk.example", "+31 6 12345678")));

    [Fact]
    public void Who_signed_up_three_times_is_in_three_pairs_the_older_first()
    {
        var people = new[]
        {
            Person("Anna de Wit", "anna@post.example", "06 1234 5678", 1970, "1234 AB", Lindelaan4),
            Person("Ben Bakker", "ben@post.example", null, 1970, "1234 AB", Lindelaan4),
            Person("Anna de Wit", "anna+2@post.example", "06 1234 5678", 1970, "1234 AB", Lindelaan4),
            Person("A. de Wit", "anna+3@post.example", null, 1970, "1234 AB", Lindelaan4),
        };

        var pairs = LikelyDoubles.Among(people);

        Assert.Equal([(1L, 3L), (1L, 4L), (3L, 4L)], pairs.Select(pair => (pair.Older.Number, pair.Newer.Number)));
    }

    /// <summary>Whether two people are found as one among others.</summary>
    private bool AreOne(KnownPerson one, KnownPerson other) =>
        LikelyDoubles.Among([one, other, Person("Dirk Smit", "dirk@post.example", "06 9999 9999", 1970, "1234 AB", Lindelaan4)]).Count == 1;

    private KnownPerson Person(
        string name, string email, string? telephone = null, int? born = null, string? postcode = null, byte[]? house = null) =>
        new(Guid.NewGuid(), ++number, Guid.Empty, Guid.NewGuid(), house, born, postcode?[..4], DateTimeOffset.UnixEpoch)
        {
            Contact = new Contact(name) { Email = email, Telephone = telephone, Postcode = postcode },
        };
}
