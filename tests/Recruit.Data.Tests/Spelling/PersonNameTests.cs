using Recruit.Data.Spelling;

namespace Recruit.Data.Tests.Spelling;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Jan de Vries", "JAN  VRIES")]
    [InlineData("Jan de Vries", "Vries, Jan de")]
    [InlineData("J. de Vries", "Jan de Vries")]
    [InlineData("J.P. de Vries", "Jan Piet de Vries")]
    [InlineData("Dhr. J. v.d. Berg", "Jan van den Berg")]
    [InlineData("José Müller", "Jose\u0301 Muller")]
    [InlineData("Sjoerd van 't Hart", "Sjoerd Hart")]
    [InlineData("Anna Jansen-de Wit", "Anna de Wit")]
    [InlineData("Pieter van Dijk", "Pieter van Dyk")]
    [InlineData("Łukasz Groß", "Lukasz Gross")]
    [InlineData("D’Angelo Rossi", "D'Angelo Rossi")]
    [InlineData("Прокофьева Анна", "Анна Прокофьева")]
    [InlineData("An\u200Bna de Wit", "Anna de Wit")]
    public void One_person_may_be_called_both(string one, string other)
    {
        Assert.True(PersonName.Of(one).IsLike(PersonName.Of(other)));
        Assert.True(PersonName.Of(other).IsLike(PersonName.Of(one)));
    }

    [Theory]
    [InlineData("Anna de Vries", "Ben de Vries")]
    [InlineData("Sanne de Vries", "Sander de Vries")]
    [InlineData("J. de Vries", "Anna de Vries")]
    [InlineData("de Vries", "Anna de Vries")]
    [InlineData("J. P.", "Jan Piet")]
    [InlineData("Bewoner 1", "Bewoner 12")]
    [InlineData("Anna de Vries", "Anna Jansen")]
    [InlineData("", "Anna")]
    [InlineData("", "")]
    public void Two_people_are_called_these(string one, string other)
    {
        Assert.False(PersonName.Of(one).IsLike(PersonName.Of(other)));
        Assert.False(PersonName.Of(other).IsLike(PersonName.Of(one)));
    }

    [Theory]
    [InlineData("06 1234 5678", "+31612345678")]
    [InlineData("0031 (0)6-12345678", "06-12 34 56 78")]
    [InlineData("０６１２３４５６７８", "0612345678")]
    public void A_telephone_number_is_one_however_it_is_written(string one, string other) =>
        Assert.Equal(TelephoneNumber.Key(one), TelephoneNumber.Key(other));

    [Theory]
    [InlineData("112")]
    [InlineData("")]
    [InlineData(null)]
    public void Too_few_digits_are_no_telephone_number(string? typed) => Assert.Null(TelephoneNumber.Key(typed));

    [Theory]
    [InlineData("Anna+dialoog@Post.example", "anna@post.example")]
    [InlineData("an.na.wit@gmail.com", "annawit+2@googlemail.com")]
    [InlineData("anna.wit@proton.me", "annawit@proton.me")]
    public void Two_addresses_end_in_one_box(string one, string other) =>
        Assert.Equal(MailAddress.Mailbox(other), MailAddress.Mailbox(one));

    [Theory]
    [InlineData("an.na@post.example", "anna@post.example")]
    [InlineData("anna@gmail.com", "anna@post.example")]
    [InlineData("+anna@post.example", "+ben@post.example")]
    public void Two_addresses_end_in_two_boxes(string one, string other) =>
        Assert.NotEqual(MailAddress.Mailbox(other), MailAddress.Mailbox(one));
}
