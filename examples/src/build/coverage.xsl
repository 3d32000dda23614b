<?xml version="1.0" encoding="UTF-8"?>
<!-- The JaCoCo report as a few lines of text: what share of the lines and branches of each module the tests ran. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/report">
    <xsl:text>JaCoCo coverage          lines              branches&#10;</xsl:text>
    <xsl:apply-templates select="group[counter]"/>
    <xsl:call-template name="row">
      <xsl:with-param name="title" select="'all modules'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="group" name="row">
    <xsl:param name="title" select="@name"/>
    <xsl:value-of select="concat('  ', substring(concat($title, '                       '), 1, 23))"/>
    <xsl:apply-templates select="counter[@type = 'LINE']"/>
    <xsl:apply-templates select="counter[@type = 'BRANCH']"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="counter">
    <xsl:variable name="total" select="@missed + @covered"/>
    <xsl:variable name="text" select="concat(format-number(@covered div $total, '0.0%'), ' of ', $total)"/>
    <xsl:value-of select="substring(concat($text, '                   '), 1, 19)"/>
  </xsl:template>
</xsl:stylesheet>
