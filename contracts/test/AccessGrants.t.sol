// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessGrants} from "../src/AccessGrants.sol";
import {
    Authorization,
    GrantStatus,
    GrantView,
    IAccessGrants,
    Permit
} from "../src/interfaces/IAccessGrants.sol";
import {GrantId, PoolId, ReleaseId} from "../src/interfaces/Ids.sol";
import {Base} from "./Base.t.sol";
import {BlockingToken, FeeToken} from "./Tokens.sol";

contract AccessGrantsTest is Base {
    // purchase

    function test_S8_Purchase_EscrowsThePriceAndStarts() external {
        uint256 before = token.balanceOf(buyer);
        GrantId grantId = purchase();
        GrantView memory bought = grants.grant(grantId);
        assertEq(bought.buyer, buyer);
        assertEq(ReleaseId.unwrap(bought.releaseId), ReleaseId.unwrap(releaseId));
        assertEq(bought.paidAmount, PRICE);
        assertEq(bought.startsAt, block.timestamp);
        assertEq(bought.expiresAt, block.timestamp + DURATION_SECONDS);
        assertEq(bought.escrowEndsAt, block.timestamp + INSPECTION_SECONDS);
        assertEq(uint8(bought.status), uint8(GrantStatus.Escrowed));
        assertEq(token.balanceOf(address(grants)), PRICE);
        assertEq(before - token.balanceOf(buyer), PRICE);
        assertTrue(grants.isActive(grantId));
    }

    function test_Purchase_ForSomebodyElse_TheCallerPays() external {
        vm.prank(buyer);
        GrantId grantId = grants.purchase(releaseId, stranger, PRICE, TERMS);
        assertEq(grants.grant(grantId).buyer, stranger);
        assertEq(token.balanceOf(address(grants)), PRICE);
    }

    function test_S9_Purchase_RevertWhen_PriceTermsOrSaleDiffer() external {
        vm.startPrank(buyer);
        vm.expectRevert(
            abi.encodeWithSelector(IAccessGrants.AccessGrants_PriceAboveLimit.selector, PRICE, PRICE - 1)
        );
        grants.purchase(releaseId, buyer, PRICE - 1, TERMS);
        vm.expectRevert(
            abi.encodeWithSelector(IAccessGrants.AccessGrants_OtherTerms.selector, TERMS, bytes32("other"))
        );
        grants.purchase(releaseId, buyer, PRICE, "other");
        ReleaseId unknown = ReleaseId.wrap("unknown");
        vm.expectRevert(abi.encodeWithSelector(IAccessGrants.AccessGrants_NotOnSale.selector, unknown));
        grants.purchase(unknown, buyer, PRICE, TERMS);
        vm.expectRevert(IAccessGrants.AccessGrants_ZeroAddress.selector);
        grants.purchase(releaseId, address(0), PRICE, TERMS);
        vm.stopPrank();
        vm.prank(owner);
        registry.withdrawRelease(releaseId);
        vm.prank(buyer);
        vm.expectRevert(abi.encodeWithSelector(IAccessGrants.AccessGrants_NotOnSale.selector, releaseId));
        grants.purchase(releaseId, buyer, PRICE, TERMS);
    }

    function testFuzz_S9_Purchase_WhenRenewed_NoSecondIsPaidTwice(uint32[4] memory waits) external {
        uint256 paidUntil;
        for (uint256 i = 0; i < waits.length; i++) {
            skip(waits[i] % (2 * DURATION_SECONDS));
            GrantView memory bought = grants.grant(purchase());
            assertEq(bought.startsAt, paidUntil > block.timestamp ? paidUntil : block.timestamp);
            assertEq(bought.expiresAt, bought.startsAt + DURATION_SECONDS);
            paidUntil = bought.expiresAt;
        }
        assertEq(grants.countOf(releaseId, buyer), waits.length);
    }

    function test_S5_Purchase_RevertWhen_TokenKeepsAFee() external {
        FeeToken fee = new FeeToken();
        ReleaseId feeRelease = publish(openPool("fee", address(fee)), MANIFEST);
        fee.mint(buyer, PRICE);
        vm.startPrank(buyer);
        fee.approve(address(grants), PRICE);
        vm.expectRevert();
        grants.purchase(feeRelease, buyer, PRICE, TERMS);
        vm.stopPrank();
    }

    // purchaseWithPermit

    function test_PurchaseWithPermit_NeedsNoEarlierAllowance() external {
        vm.prank(buyer);
        token.approve(address(grants), 0);
        Permit memory permit = signPermit(PRICE);
        vm.prank(buyer);
        grants.purchaseWithPermit(releaseId, buyer, PRICE, TERMS, permit);
        assertEq(token.balanceOf(address(grants)), PRICE);
    }

    function test_PurchaseWithPermit_WhenPermitWasSubmittedBefore_StillBuys() external {
        vm.prank(buyer);
        token.approve(address(grants), 0);
        Permit memory permit = signPermit(PRICE);
        vm.prank(stranger);
        token.permit(buyer, address(grants), permit.value, permit.deadline, permit.v, permit.r, permit.s);
        vm.prank(buyer);
        grants.purchaseWithPermit(releaseId, buyer, PRICE, TERMS, permit);
        assertEq(token.balanceOf(address(grants)), PRICE);
    }

    function test_S7_PurchaseWithPermit_RevertWhen_CallerIsNotThePayer() external {
        vm.prank(buyer);
        token.approve(address(grants), 0);
        Permit memory permit = signPermit(PRICE);
        vm.prank(stranger);
        vm.expectRevert();
        grants.purchaseWithPermit(releaseId, stranger, PRICE, TERMS, permit);
    }

    // purchaseWithAuthorization

    function test_S7_PurchaseWithAuthorization_SentByRelayer_BuysOnce() external {
        Authorization memory signed = authorize(releaseId, buyer, PRICE, TERMS, "salt");
        vm.prank(relayer);
        GrantId grantId = grants.purchaseWithAuthorization(releaseId, buyer, PRICE, TERMS, signed);
        assertEq(grants.grant(grantId).buyer, buyer);
        assertEq(token.balanceOf(address(grants)), PRICE);
        vm.prank(relayer);
        vm.expectRevert();
        grants.purchaseWithAuthorization(releaseId, buyer, PRICE, TERMS, signed);
    }

    function testFuzz_S7_PurchaseWithAuthorization_RevertWhen_RelayerChangesAnything(
        uint8 what,
        address other
    ) external {
        vm.assume(other != buyer && other != address(0));
        ReleaseId second = publish(poolId, "second");
        Authorization memory signed = authorize(releaseId, buyer, PRICE, TERMS, "salt");
        ReleaseId asked = releaseId;
        (address for_, uint256 maxPrice) = (buyer, PRICE);
        what = what % 6;
        if (what == 0) asked = second;
        if (what == 1) for_ = other;
        if (what == 2) maxPrice++;
        if (what == 3) signed.salt = "other";
        if (what == 4) signed.payer = other;
        if (what == 5) signed.validAfter = 1;
        vm.prank(relayer);
        vm.expectRevert();
        grants.purchaseWithAuthorization(asked, for_, maxPrice, TERMS, signed);
    }

    function test_S7_PurchaseWithAuthorization_RevertWhen_OtherChainOrContract() external {
        Authorization memory signed = authorize(releaseId, buyer, PRICE, TERMS, "salt");
        AccessGrants twin = new AccessGrants(registry, payouts, arbiter, RESOLUTION_SECONDS);
        vm.expectRevert();
        twin.purchaseWithAuthorization(releaseId, buyer, PRICE, TERMS, signed);
        vm.chainId(1);
        vm.expectRevert();
        grants.purchaseWithAuthorization(releaseId, buyer, PRICE, TERMS, signed);
    }

    function test_S7_PurchaseWithAuthorization_RevertWhen_SignatureIsJunk() external {
        Authorization memory signed = authorize(releaseId, buyer, PRICE, TERMS, "salt");
        signed.payer = address(0);
        signed.v = 99;
        vm.expectRevert();
        grants.purchaseWithAuthorization(releaseId, buyer, PRICE, TERMS, signed);
    }

    // challenge

    function test_Challenge_SuspendsAndStartsTheArbitersClock() external {
        GrantId grantId = purchase();
        vm.prank(buyer);
        grants.challenge(grantId, REASON);
        assertFalse(grants.isActive(grantId));
        assertEq(grants.grant(grantId).escrowEndsAt, block.timestamp + RESOLUTION_SECONDS);
    }

    function test_Challenge_RevertWhen_LateOrNotBuyerOrTwice() external {
        GrantId grantId = purchase();
        vm.prank(stranger);
        vm.expectRevert(
            abi.encodeWithSelector(IAccessGrants.AccessGrants_Unauthorized.selector, stranger, buyer)
        );
        grants.challenge(grantId, REASON);
        vm.startPrank(buyer);
        grants.challenge(grantId, REASON);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessGrants.AccessGrants_WrongStatus.selector, GrantStatus.Challenged, GrantStatus.Escrowed
            )
        );
        grants.challenge(grantId, REASON);
        vm.stopPrank();
        GrantId late = purchase();
        skip(INSPECTION_SECONDS);
        vm.prank(buyer);
        vm.expectRevert();
        grants.challenge(late, REASON);
    }

    // resolve

    function testFuzz_S8_Resolve_DividesThePrice(uint96 refundAmount) external {
        refundAmount = uint96(bound(refundAmount, 0, PRICE));
        GrantId grantId = purchase();
        uint256 before = token.balanceOf(buyer);
        vm.prank(buyer);
        grants.challenge(grantId, REASON);
        vm.prank(arbiter);
        grants.resolve(grantId, refundAmount);
        assertEq(token.balanceOf(buyer) - before, refundAmount);
        assertEq(token.balanceOf(address(payouts)), PRICE - refundAmount);
        assertEq(payouts.balanceOf(poolId).funded, PRICE - refundAmount);
        assertEq(token.balanceOf(address(grants)), 0);
        bool isRefunded = refundAmount == PRICE;
        GrantStatus status = grants.grant(grantId).status;
        assertEq(uint8(status), uint8(isRefunded ? GrantStatus.Refunded : GrantStatus.Settled));
        assertEq(grants.isActive(grantId), !isRefunded);
    }

    function test_S8_Resolve_RevertWhen_NotArbiterNotChallengedOrTooMuch() external {
        GrantId grantId = purchase();
        vm.prank(owner);
        vm.expectRevert(
            abi.encodeWithSelector(IAccessGrants.AccessGrants_Unauthorized.selector, owner, arbiter)
        );
        grants.resolve(grantId, 0);
        vm.prank(arbiter);
        vm.expectRevert();
        grants.resolve(grantId, 0);
        vm.prank(buyer);
        grants.challenge(grantId, REASON);
        vm.startPrank(arbiter);
        vm.expectRevert(
            abi.encodeWithSelector(IAccessGrants.AccessGrants_RefundAbovePaid.selector, PRICE + 1, PRICE)
        );
        grants.resolve(grantId, PRICE + 1);
        grants.resolve(grantId, PRICE);
        vm.expectRevert();
        grants.resolve(grantId, 0);
        vm.stopPrank();
    }

    function test_S9_Resolve_WhenRefundedInFull_ALaterPurchaseDoesNotWaitForIt() external {
        GrantId first = purchase();
        GrantId second = purchase();
        vm.prank(buyer);
        grants.challenge(second, REASON);
        vm.prank(arbiter);
        grants.resolve(second, PRICE);
        GrantView memory third = grants.grant(purchase());
        assertEq(third.startsAt, grants.grant(first).expiresAt);
    }

    function test_S17_Resolve_WhenBuyerIsBlocked_HoldsTheRefundAndPaysThePool() external {
        BlockingToken blocking = new BlockingToken();
        PoolId blockPool = openPool("block", address(blocking));
        ReleaseId blockRelease = publish(blockPool, MANIFEST);
        blocking.mint(buyer, PRICE);
        vm.startPrank(buyer);
        blocking.approve(address(grants), PRICE);
        GrantId grantId = grants.purchase(blockRelease, buyer, PRICE, TERMS);
        grants.challenge(grantId, REASON);
        vm.stopPrank();
        blocking.setBlocked(buyer, true);
        vm.prank(arbiter);
        grants.resolve(grantId, PRICE / 2);
        assertEq(payouts.balanceOf(blockPool).funded, PRICE / 2);
        assertEq(grants.heldRefund(address(blocking), buyer), PRICE / 2);
        vm.expectRevert();
        grants.collectRefund(address(blocking), buyer);
        blocking.setBlocked(buyer, false);
        vm.prank(relayer);
        grants.collectRefund(address(blocking), buyer);
        assertEq(blocking.balanceOf(buyer), PRICE / 2);
        vm.expectRevert(IAccessGrants.AccessGrants_NothingToCollect.selector);
        grants.collectRefund(address(blocking), buyer);
    }

    // settle

    function test_S8_Settle_AfterTheWindow_MovesThePriceOnce() external {
        GrantId grantId = purchase();
        vm.expectRevert();
        grants.settle(grantId);
        skip(INSPECTION_SECONDS);
        vm.prank(stranger);
        grants.settle(grantId);
        assertEq(payouts.balanceOf(poolId).funded, PRICE);
        assertEq(token.allowance(address(grants), address(payouts)), 0);
        assertTrue(grants.isActive(grantId));
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessGrants.AccessGrants_WrongStatus.selector, GrantStatus.Settled, GrantStatus.Escrowed
            )
        );
        grants.settle(grantId);
        vm.prank(buyer);
        vm.expectRevert();
        grants.challenge(grantId, REASON);
    }

    function test_S6_Settle_WhenArbiterStaysSilent_MovesThePrice() external {
        GrantId grantId = purchase();
        vm.prank(buyer);
        grants.challenge(grantId, REASON);
        skip(RESOLUTION_SECONDS - 1);
        vm.expectRevert();
        grants.settle(grantId);
        skip(1);
        grants.settle(grantId);
        assertEq(payouts.balanceOf(poolId).funded, PRICE);
        vm.prank(arbiter);
        vm.expectRevert();
        grants.resolve(grantId, PRICE);
    }

    function test_Settle_RevertWhen_Unknown() external {
        vm.expectRevert();
        grants.settle(GrantId.wrap(1));
    }

    // terminate

    function test_S4_Terminate_EndsTheGrantAndMovesNoMoney() external {
        GrantId grantId = purchase();
        skip(INSPECTION_SECONDS);
        grants.settle(grantId);
        uint256 held = token.balanceOf(address(payouts));
        vm.prank(stranger);
        vm.expectRevert(
            abi.encodeWithSelector(IAccessGrants.AccessGrants_Unauthorized.selector, stranger, owner)
        );
        grants.terminate(grantId, REASON);
        vm.prank(owner);
        grants.terminate(grantId, REASON);
        assertFalse(grants.isActive(grantId));
        assertEq(token.balanceOf(address(payouts)), held);
        assertEq(grants.grant(grantId).expiresAt, block.timestamp);
    }

    function test_S8_Terminate_RevertWhen_MoneyIsInEscrow() external {
        GrantId grantId = purchase();
        vm.prank(owner);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessGrants.AccessGrants_WrongStatus.selector, GrantStatus.Escrowed, GrantStatus.Settled
            )
        );
        grants.terminate(grantId, REASON);
    }

    // grantIdAt

    function test_GrantIdAt_NamesReleaseBuyerAndPlace() external {
        assertEq(grants.countOf(releaseId, buyer), 0);
        GrantId first = purchase();
        GrantId second = purchase();
        assertEq(GrantId.unwrap(grants.grantIdAt(releaseId, buyer, 0)), GrantId.unwrap(first));
        assertEq(GrantId.unwrap(grants.grantIdAt(releaseId, buyer, 1)), GrantId.unwrap(second));
        assertEq(GrantId.unwrap(first), (uint256(1) << 192) | (uint256(uint160(buyer)) << 32));
        assertEq(grants.countOf(releaseId, buyer), 2);
    }

    // isActive

    function testFuzz_IsActive_OnlyBetweenStartAndExpiry(uint32 waited) external {
        GrantId first = purchase();
        GrantId second = purchase();
        skip(waited % (3 * DURATION_SECONDS));
        uint256 since = waited % (3 * DURATION_SECONDS);
        assertEq(grants.isActive(first), since < DURATION_SECONDS);
        assertEq(grants.isActive(second), since >= DURATION_SECONDS && since < 2 * uint256(DURATION_SECONDS));
        assertFalse(grants.isActive(GrantId.wrap(0)));
    }
}
