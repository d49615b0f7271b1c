using Recruit.Data.Spelling;

namespace Recruit.Data.Tests.Spelling;

/// <summary>An address that could never be mailed is known as such; two spellings of one mailbox are one.</summary>
public sealed class MailAddressTests
{
    [Theory]
    [InlineData("anna@post.example")]
    [InlineData("anna+tafel@post.example")]
    [InlineData("o'brien@post.example")]
    [InlineData("josé@voorbeeld.example")]
    [InlineData("ida@bücher.example")]
    [InlineData("ida@xn--bcher-kva.example")]
    [InlineData(" \u200Bzoe@voorbeeld.example\u00A0")]
    [InlineData("a_b-c@sub.post-1.example")]
    public void Mail_can_go_there(string typed) => Assert.True(MailAddress.IsOne(typed));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("anna")]
    [InlineData("anna@")]
    [InlineData("@post.example")]
    [InlineData("anna@localhost")]
    [InlineData("piet..puntpunt@voorbeeld.example")]
    [InlineData(".punt@voorbeeld.example")]
    [InlineData("naam.@voorbeeld.example")]
    [InlineData("dd@voorbeeld..example")]
    [InlineData("joop@voorbeeld.example.")]
    [InlineData("joop@.voorbeeld.example")]
    [InlineData("mailto:mt@voorbeeld.example")]
    [InlineData("<h@voorbeeld.example>")]
    [InlineData("Anna <anna@post.example>")]
    [InlineData("a1@voorbeeld.example; a2@voorbeeld.example")]
    [InlineData("a1@voorbeeld.example,a2@voorbeeld.example")]
    [InlineData("an na@post.example")]
    [InlineData("anna@post_box.example")]
    [InlineData("anna@-post.example")]
    [InlineData("anna@[192.0.2.1]")]
    [InlineData("anna@192.0.2.1")]
    [InlineData("\"anna\"@post.example")]
    [InlineData("anna@post.example\r\nBcc: all@post.example")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234x@post.example")]
    public void Mail_can_never_go_there(string? typed) => Assert.False(MailAddress.IsOne(typed));

    [Theory]
    [InlineData("Anna@Voorbeeld.example", "anna@voorbeeld.example")]
    [InlineData("ida@bücher.example", "ida@xn--bcher-kva.example")]
    [InlineData("ida@BU\u0308CHER.example", "ida@xn--bcher-kva.example")]
    [InlineData("zw\u200Bart@voorbeeld.example", "zwart@voorbeeld.example")]
    [InlineData("jose\u0301@voorbeeld.example", "josé@voorbeeld.example")]
    public void Two_spellings_of_one_mailbox_have_one_key(string one, string other) =>
        Assert.Equal(MailAddress.Key(one), MailAddress.Key(other));

    [Theory]
    [InlineData("anna+a@voorbeeld.example", "anna+b@voorbeeld.example")]
    [InlineData("groß@voorbeeld.example", "gross@voorbeeld.example")]
    public void Another_part_before_the_at_is_another_mailbox(string one, string other) =>
        Assert.NotEqual(MailAddress.Key(one), MailAddress.Key(other));
}
